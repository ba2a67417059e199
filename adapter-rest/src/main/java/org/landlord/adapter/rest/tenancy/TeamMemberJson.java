package org.landlord.adapter.rest.tenancy;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.tenancy.TeamMember;

/// A member of a team as JSON.
public final class TeamMemberJson {

    private TeamMemberJson() {}

    /// Writes its members.
    public static void write(TeamMember member, ObjectWriter out) {
        out.text("orgId", member.orgId())
                .text("teamId", member.teamId())
                .text("userId", member.userId())
                .text("role", member.role())
                .instant("createdAt", member.createdAt());
    }
}
