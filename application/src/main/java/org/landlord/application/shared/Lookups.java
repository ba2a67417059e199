package org.landlord.application.shared;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.Stores;

/// Reads resources that must exist.
public final class Lookups {

    private Lookups() {}

    /// @throws NotFound if there is no such organization
    public static Organization org(Stores stores, OrgId orgId) {
        return stores.organizations().find(orgId).orElseThrow(() -> new NotFound("org", orgId));
    }

    /// @throws NotFound if there is no such organization or team
    public static Team team(Stores stores, OrgId orgId, TeamId teamId) {
        org(stores, orgId);
        return stores.teams().find(orgId, teamId).orElseThrow(() -> new NotFound("team", teamId));
    }

    /// @throws NotFound if there is no such organization or project
    public static Project project(Stores stores, OrgId orgId, ProjectId projectId) {
        org(stores, orgId);
        return stores.projects().find(orgId, projectId).orElseThrow(() -> new NotFound("project", projectId));
    }

    /// For a project that a body refers to.
    ///
    /// @param projectId null if there is none
    /// @throws NotFound if there is no such organization
    /// @throws InvalidInput naming `projectId`, if the organization has no such project
    public static void mentioned(Stores stores, OrgId orgId, @Nullable ProjectId projectId) {
        org(stores, orgId);
        if (projectId != null && stores.projects().find(orgId, projectId).isEmpty()) {
            throw InvalidInput.of("projectId", NO_SUCH_PROJECT);
        }
    }

    public static final String NO_SUCH_PROJECT = "must name a project of the organization";
}
