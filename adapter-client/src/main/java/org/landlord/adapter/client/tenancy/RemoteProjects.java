package org.landlord.adapter.client.tenancy;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.UpdateProject;
import org.landlord.wire.json.tenancy.ProjectJson;
import org.landlord.wire.json.tenancy.ProjectTeamJson;

/// Projects on a server.
public final class RemoteProjects implements Projects {

    private final HttpTransport transport;

    public RemoteProjects(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Project create(Caller caller, CreateProject command) {
        return transport
                .send(ApiCall.post("orgs", command.orgId(), "projects").json(command, ProjectJson::writeCreate))
                .read(ProjectJson::read);
    }

    @Override
    public Page<Project> list(Caller caller, OrgId orgId, PageRequest page) {
        return transport.send(ApiCall.get("orgs", orgId, "projects").page(page)).page(ProjectJson::read);
    }

    @Override
    public Project get(Caller caller, OrgId orgId, ProjectId projectId) {
        return transport.send(ApiCall.get("orgs", orgId, "projects", projectId)).read(ProjectJson::read);
    }

    @Override
    public ProjectId resolve(Caller caller, OrgId orgId, ProjectId reference) {
        return Slug.referredBy(reference.value()) == null
                ? reference
                : get(caller, orgId, reference).projectId();
    }

    @Override
    public Project update(Caller caller, UpdateProject command) {
        return transport
                .send(ApiCall.patch("orgs", command.orgId(), "projects", command.projectId())
                        .precondition(command.precondition())
                        .json(command, ProjectJson::writeUpdate))
                .read(ProjectJson::read);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, ProjectId projectId, Precondition precondition) {
        transport.send(ApiCall.delete("orgs", orgId, "projects", projectId).precondition(precondition));
    }

    @Override
    public Page<ProjectTeamGrant> listTeams(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, "projects", projectId, "teams").page(page))
                .page(ProjectTeamJson::read);
    }

    @Override
    public ProjectTeamGrant getTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId) {
        return transport
                .send(ApiCall.get("orgs", orgId, "projects", projectId, "teams", teamId))
                .read(ProjectTeamJson::read);
    }

    @Override
    public Upserted<ProjectTeamGrant> putTeam(Caller caller, PutProjectTeam command) {
        return transport
                .send(ApiCall.put("orgs", command.orgId(), "projects", command.projectId(), "teams", command.teamId())
                        .precondition(command.precondition())
                        .json(command, ProjectTeamJson::writePut))
                .upserted(ProjectTeamJson::read);
    }

    @Override
    public void removeTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId, Precondition precondition) {
        transport.send(ApiCall.delete("orgs", orgId, "projects", projectId, "teams", teamId)
                .precondition(precondition));
    }
}
