package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;

/// A [ProjectTeamGrant].
@Entity
@Table(name = "project_team_grant")
class ProjectTeamGrantRow {

    @EmbeddedId
    private ProjectTeamGrantKey id;

    @Column(name = "role")
    private String role;

    @Column(name = "created_at")
    private long createdAt;

    /// For Hibernate.
    protected ProjectTeamGrantRow() {}

    static ProjectTeamGrantRow toRow(ProjectTeamGrant grant) {
        ProjectTeamGrantRow row = new ProjectTeamGrantRow();
        row.id = new ProjectTeamGrantKey(
                grant.orgId().value(), grant.projectId().value(), grant.teamId().value());
        row.role = grant.role().value();
        row.createdAt = grant.createdAt().toEpochMilli();
        return row;
    }

    ProjectTeamGrant toDomain() {
        return new ProjectTeamGrant(
                new OrgId(id.orgId()),
                new ProjectId(id.projectId()),
                new TeamId(id.teamId()),
                new Label(role),
                Instant.ofEpochMilli(createdAt));
    }
}
