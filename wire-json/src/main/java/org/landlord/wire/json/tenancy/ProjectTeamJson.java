package org.landlord.wire.json.tenancy;

import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A team's access to a project as JSON.
public final class ProjectTeamJson {

    private ProjectTeamJson() {}

    public static void write(ProjectTeamGrant grant, ObjectWriter out) {
        out.text("orgId", grant.orgId())
                .text("projectId", grant.projectId())
                .text("teamId", grant.teamId())
                .text("role", grant.role())
                .instant("createdAt", grant.createdAt());
    }

    public static ProjectTeamGrant read(ObjectReader in) {
        return new ProjectTeamGrant(
                in.required("orgId", OrgId::new),
                in.required("projectId", ProjectId::new),
                in.required("teamId", TeamId::new),
                in.required("role", Label::new),
                in.instant("createdAt"));
    }

    public static void writePut(PutProjectTeam command, ObjectWriter out) {
        out.text("role", command.role());
    }

    public static PutProjectTeam readPut(
            ObjectReader in, OrgId orgId, ProjectId projectId, TeamId teamId, Precondition precondition) {
        return new PutProjectTeam(orgId, projectId, teamId, in.optional("role", Label::new), precondition);
    }
}
