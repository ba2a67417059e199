package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [TeamRow].
@Embeddable
record TeamKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "team_id") String teamId) {}
