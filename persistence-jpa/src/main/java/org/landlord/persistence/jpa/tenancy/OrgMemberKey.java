package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of an [OrgMemberRow].
@Embeddable
record OrgMemberKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "user_id") String userId) {}
