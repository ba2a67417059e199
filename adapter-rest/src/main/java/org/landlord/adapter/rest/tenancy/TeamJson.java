package org.landlord.adapter.rest.tenancy;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.tenancy.Team;

/// A team as JSON.
public final class TeamJson {

    private TeamJson() {}

    /// Writes its members.
    public static void write(Team team, ObjectWriter out) {
        out.text("orgId", team.orgId())
                .text("teamId", team.teamId())
                .text("slug", team.slug())
                .text("name", team.name())
                .instant("createdAt", team.createdAt())
                .instant("updatedAt", team.updatedAt());
    }
}
