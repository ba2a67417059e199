package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [ProjectTeamGrantRow].
@Embeddable
record ProjectTeamGrantKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "project_id") String projectId,
        @Column(name = "team_id") String teamId) {}
