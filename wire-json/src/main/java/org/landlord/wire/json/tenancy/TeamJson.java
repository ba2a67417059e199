package org.landlord.wire.json.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.UpdateTeam;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A team as JSON.
public final class TeamJson {

    private TeamJson() {}

    public static void write(Team team, ObjectWriter out) {
        out.text("orgId", team.orgId())
                .text("teamId", team.teamId())
                .text("slug", team.slug())
                .text("name", team.name())
                .instant("createdAt", team.createdAt())
                .instant("updatedAt", team.updatedAt());
    }

    public static Team read(ObjectReader in) {
        return new Team(
                in.required("orgId", OrgId::new),
                in.required("teamId", TeamId::new),
                in.required("slug", Slug::new),
                in.required("name", Name::new),
                in.instant("createdAt"),
                in.instant("updatedAt"));
    }

    public static void writeCreate(CreateTeam command, ObjectWriter out) {
        out.text("teamId", command.teamId()).text("slug", command.slug()).text("name", command.name());
    }

    public static CreateTeam readCreate(ObjectReader in, OrgId orgId) {
        return new CreateTeam(
                orgId,
                in.optional("teamId", TeamId::new),
                in.required("slug", Slug::new),
                in.required("name", Name::new));
    }

    public static void writeUpdate(UpdateTeam command, ObjectWriter out) {
        out.text("slug", command.patch().slug()).text("name", command.patch().name());
    }

    public static UpdateTeam readUpdate(ObjectReader in, OrgId orgId, TeamId teamId, Precondition precondition) {
        return new UpdateTeam(
                orgId,
                teamId,
                new Team.Patch(in.changed("slug", Slug::new), in.changed("name", Name::new)),
                precondition);
    }
}
