package org.landlord.adapter.rest.tenancy;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.tenancy.ProjectTeamGrant;

/// A team's access to a project as JSON.
public final class ProjectTeamJson {

    private ProjectTeamJson() {}

    /// Writes its members.
    public static void write(ProjectTeamGrant grant, ObjectWriter out) {
        out.text("orgId", grant.orgId())
                .text("projectId", grant.projectId())
                .text("teamId", grant.teamId())
                .text("role", grant.role())
                .instant("createdAt", grant.createdAt());
    }
}
