package org.landlord.adapter.client.tenancy;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.UpdateProject;

/// Projects on a server.
public final class RemoteProjects implements Projects {

    private final Server server;

    /// @param server where they are
    public RemoteProjects(Server server) {
        this.server = server;
    }

    @Override
    public Project create(Caller caller, CreateProject command) {
        return server.send(ApiCall.post("orgs", command.orgId(), "projects")
                        .json(out -> out.text("projectId", command.projectId())
                                .text("slug", command.slug())
                                .text("name", command.name())
                                .metadata("metadata", command.metadata())))
                .read(TenancyJson::project);
    }

    @Override
    public Page<Project> list(Caller caller, OrgId orgId, PageRequest page) {
        return server.send(ApiCall.get("orgs", orgId, "projects").page(page)).page(TenancyJson::project);
    }

    @Override
    public Project get(Caller caller, OrgId orgId, ProjectId projectId) {
        return server.send(ApiCall.get("orgs", orgId, "projects", projectId)).read(TenancyJson::project);
    }

    @Override
    public Project update(Caller caller, UpdateProject command) {
        return server.send(ApiCall.patch("orgs", command.orgId(), "projects", command.projectId())
                        .precondition(command.precondition())
                        .json(out -> out.text("slug", command.patch().slug())
                                .text("name", command.patch().name())
                                .patch("metadata", command.patch().metadata())))
                .read(TenancyJson::project);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, ProjectId projectId, Precondition precondition) {
        server.send(ApiCall.delete("orgs", orgId, "projects", projectId).precondition(precondition));
    }

    @Override
    public Page<ProjectTeamGrant> listTeams(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return server.send(ApiCall.get("orgs", orgId, "projects", projectId, "teams")
                        .page(page))
                .page(TenancyJson::projectTeam);
    }

    @Override
    public Upserted<ProjectTeamGrant> putTeam(Caller caller, PutProjectTeam command) {
        return server.send(
                        ApiCall.put("orgs", command.orgId(), "projects", command.projectId(), "teams", command.teamId())
                                .precondition(command.precondition())
                                .json(out -> out.text("role", command.role())))
                .upserted(TenancyJson::projectTeam);
    }

    @Override
    public void removeTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId, Precondition precondition) {
        server.send(ApiCall.delete("orgs", orgId, "projects", projectId, "teams", teamId)
                .precondition(precondition));
    }
}
