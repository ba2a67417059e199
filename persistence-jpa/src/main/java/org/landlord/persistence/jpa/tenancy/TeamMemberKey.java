package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [TeamMemberRow].
@Embeddable
record TeamMemberKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "team_id") String teamId,
        @Column(name = "user_id") String userId) {}
