package org.landlord.wire.json.tenancy;

import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A member of a team as JSON.
public final class TeamMemberJson {

    private TeamMemberJson() {}

    public static void write(TeamMember member, ObjectWriter out) {
        out.text("orgId", member.orgId())
                .text("teamId", member.teamId())
                .text("userId", member.userId())
                .text("role", member.role())
                .instant("createdAt", member.createdAt());
    }

    public static TeamMember read(ObjectReader in) {
        return new TeamMember(
                in.required("orgId", OrgId::new),
                in.required("teamId", TeamId::new),
                in.required("userId", UserId::new),
                in.required("role", Label::new),
                in.instant("createdAt"));
    }

    public static void writePut(PutTeamMember command, ObjectWriter out) {
        out.text("role", command.role());
    }

    public static PutTeamMember readPut(
            ObjectReader in, OrgId orgId, TeamId teamId, UserId userId, Precondition precondition) {
        return new PutTeamMember(orgId, teamId, userId, in.optional("role", Label::new), precondition);
    }
}
