package org.landlord.application.tenancy;

import java.time.Instant;
import java.util.Map;
import org.landlord.application.shared.AuditEntry;
import org.landlord.application.shared.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Ports;
import org.landlord.application.shared.Required;
import org.landlord.application.shared.Told;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.NotFound;
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

final class ProjectUseCases implements Projects {

    private final Ports ports;

    ProjectUseCases(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Project create(Caller caller, CreateProject command) {
        return ports.unitOfWork().write(stores -> {
            OrgId orgId = Required.org(stores, command.orgId()).orgId();
            Instant now = ports.clock().now();
            ProjectId projectId =
                    command.projectId() == null ? new ProjectId(ports.ids().next("proj")) : command.projectId();
            Project project =
                    new Project(orgId, projectId, command.slug(), command.name(), command.metadata(), now, now);
            stores.projects().insert(project);
            Map<String, ?> told = Told.of("slug", project.slug(), "name", project.name());
            AuditEntry.of(AuditAction.PROJECT_CREATE, orgId, projectId, projectId, told)
                    .write(ports, stores, caller, now);
            return project;
        });
    }

    @Override
    public Page<Project> list(Caller caller, OrgId orgId, PageRequest page) {
        return ports.unitOfWork().read(stores -> {
            Required.org(stores, orgId);
            return Listing.of("projects", orgId)
                    .page(
                            page,
                            project -> Listing.Key.of(project.slug()),
                            (after, limit) -> stores.projects()
                                    .list(orgId, after == null ? null : new Slug(after.text(0)), limit));
        });
    }

    @Override
    public Project get(Caller caller, OrgId orgId, ProjectId projectId) {
        return ports.unitOfWork().read(stores -> Required.project(stores, orgId, projectId));
    }

    @Override
    public Project update(Caller caller, UpdateProject command) {
        return ports.unitOfWork().write(stores -> {
            Project before = Required.project(stores, command.orgId(), command.projectId());
            command.precondition().check(before.version());
            Instant now = ports.clock().now();
            Project after = before.with(command.slug(), command.name(), command.metadata(), now);
            if (!after.equals(before)) {
                stores.projects().update(after);
                Map<String, ?> changes = new Changes()
                        .slug(before.slug(), after.slug())
                        .name(before.name(), after.name())
                        .metadata(before.metadata(), after.metadata())
                        .toMap();
                AuditEntry.of(AuditAction.PROJECT_UPDATE, after.orgId(), after.projectId(), after.projectId(), changes)
                        .write(ports, stores, caller, now);
            }
            return after;
        });
    }

    @Override
    public void delete(Caller caller, OrgId orgId, ProjectId projectId, Precondition precondition) {
        ports.unitOfWork().write(stores -> {
            Project project = Required.project(stores, orgId, projectId);
            precondition.check(project.version());
            stores.projects().delete(orgId, projectId);
            Map<String, ?> told = Told.of("slug", project.slug());
            AuditEntry.of(AuditAction.PROJECT_DELETE, orgId, projectId, projectId, told)
                    .write(ports, stores, caller, ports.clock().now());
            return projectId;
        });
    }

    @Override
    public Page<ProjectTeamGrant> listTeams(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return ports.unitOfWork().read(stores -> {
            Required.project(stores, orgId, projectId);
            return Listing.of("project-teams", orgId, projectId)
                    .page(
                            page,
                            grant -> Listing.Key.of(grant.teamId()),
                            (after, limit) -> stores.projectTeamGrants()
                                    .listOfProject(
                                            orgId, projectId, after == null ? null : new TeamId(after.text(0)), limit));
        });
    }

    @Override
    public Upserted<ProjectTeamGrant> putTeam(Caller caller, PutProjectTeam command) {
        return ports.unitOfWork().write(stores -> {
            OrgId orgId = command.orgId();
            ProjectId projectId =
                    Required.project(stores, orgId, command.projectId()).projectId();
            TeamId teamId = Required.team(stores, orgId, command.teamId()).teamId();
            ProjectTeamGrant before =
                    stores.projectTeamGrants().find(orgId, projectId, teamId).orElse(null);
            command.precondition().check(before == null ? null : before.version());
            Instant now = ports.clock().now();
            ProjectTeamGrant after = new ProjectTeamGrant(
                    orgId,
                    projectId,
                    teamId,
                    command.role() == null ? ProjectTeamGrant.DEFAULT_ROLE : command.role(),
                    before == null ? now : before.createdAt());
            stores.projectTeamGrants().put(after);
            Map<String, ?> told = Told.of("teamId", teamId, "role", after.role());
            AuditEntry.of(AuditAction.PROJECT_TEAM_UPSERT, orgId, projectId, projectId, told)
                    .write(ports, stores, caller, now);
            return new Upserted<>(after, before == null);
        });
    }

    @Override
    public void removeTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId, Precondition precondition) {
        ports.unitOfWork().write(stores -> {
            Required.project(stores, orgId, projectId);
            ProjectTeamGrant grant = stores.projectTeamGrants()
                    .find(orgId, projectId, teamId)
                    .orElseThrow(() -> new NotFound("project_team", teamId));
            precondition.check(grant.version());
            stores.projectTeamGrants().delete(orgId, projectId, teamId);
            AuditEntry.of(AuditAction.PROJECT_TEAM_REMOVE, orgId, projectId, projectId, Told.of("teamId", teamId))
                    .write(ports, stores, caller, ports.clock().now());
            return teamId;
        });
    }
}
