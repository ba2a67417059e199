package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;

/// A [Team].
@Entity
@Table(name = "team")
class TeamRow {

    @EmbeddedId
    private TeamKey id;

    @Column(name = "slug")
    private String slug;

    @Column(name = "name")
    private String name;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /// For Hibernate.
    protected TeamRow() {}

    static TeamRow toRow(Team team) {
        TeamRow row = new TeamRow();
        row.id = new TeamKey(team.orgId().value(), team.teamId().value());
        row.slug = team.slug().value();
        row.name = team.name().value();
        row.createdAt = team.createdAt().toEpochMilli();
        row.updatedAt = team.updatedAt().toEpochMilli();
        return row;
    }

    Team toDomain() {
        return new Team(
                new OrgId(id.orgId()),
                new TeamId(id.teamId()),
                new Slug(slug),
                new Name(name),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(updatedAt));
    }
}
