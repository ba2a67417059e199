package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;

/// A [TeamMember].
@Entity
@Table(name = "team_member")
class TeamMemberRow {

    @EmbeddedId
    private TeamMemberKey id;

    @Column(name = "role")
    private String role;

    @Column(name = "created_at")
    private long createdAt;

    /// For Hibernate.
    protected TeamMemberRow() {}

    static TeamMemberRow toRow(TeamMember member) {
        TeamMemberRow row = new TeamMemberRow();
        row.id = new TeamMemberKey(
                member.orgId().value(), member.teamId().value(), member.userId().value());
        row.role = member.role().value();
        row.createdAt = member.createdAt().toEpochMilli();
        return row;
    }

    TeamMember toDomain() {
        return new TeamMember(
                new OrgId(id.orgId()),
                new TeamId(id.teamId()),
                new UserId(id.userId()),
                new Label(role),
                Instant.ofEpochMilli(createdAt));
    }
}
