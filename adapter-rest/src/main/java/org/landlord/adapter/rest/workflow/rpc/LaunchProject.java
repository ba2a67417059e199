package org.landlord.adapter.rest.workflow.rpc;

import jakarta.inject.Singleton;
import java.util.List;
import org.landlord.domain.access.Permission;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.WhoAmI;
import org.landlord.port.in.access.WhoAmI.InProject;
import org.landlord.port.in.tenancy.Projects;

/// Chooses the project of a launch: clients of the gateway name none.
@Singleton
class LaunchProject {

    private final Access access;
    private final Projects projects;

    LaunchProject(Landlord landlord) {
        this.access = landlord.access();
        this.projects = landlord.projects();
    }

    /// The project of the path, or else the only one in which the caller may launch.
    ///
    /// @throws org.landlord.domain.failure.NotFound if the caller does not see the organization
    /// @throws Forbidden if the caller may launch in none
    /// @throws RpcRefused if there are several
    ProjectId of(RpcCall call) {
        ProjectId named = call.projectId();
        if (named != null) {
            return named;
        }
        Page<Project> readable = projects.list(call.caller(), call.orgId(), new PageRequest(2, null));
        WhoAmI caller = access.whoAmI(call.caller());
        List<ProjectId> candidates = caller.permissions().contains(Permission.RUN_LAUNCH)
                ? readable.items().stream().map(Project::projectId).toList()
                : caller.projects().stream()
                        .filter(one -> one.permissions().contains(Permission.RUN_LAUNCH))
                        .map(InProject::projectId)
                        .toList();
        return switch (candidates.size()) {
            case 0 -> throw new Forbidden("this requires the permission run:launch for a project");
            case 1 -> candidates.getFirst();
            default ->
                throw RpcRefused.invalidRequest("there are several projects: use the base URL /v1/orgs/" + call.orgId()
                        + "/projects/{projectId}/gateways/" + call.gatewayId());
        };
    }
}
