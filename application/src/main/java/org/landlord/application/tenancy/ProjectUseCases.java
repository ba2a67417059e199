package org.landlord.application.tenancy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.access.Grants;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Label;
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
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.UpdateProject;
import org.landlord.port.out.Stores;

public final class ProjectUseCases implements Projects {

    private final UseCaseContext ports;

    public ProjectUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    @Override
    public Project create(Caller caller, CreateProject command) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.CREATE_PROJECT, command.orgId()), stores -> {
            OrgId orgId = Lookups.org(stores, command.orgId()).orgId();
            Instant now = ports.clock().now();
            ProjectId projectId =
                    command.projectId() == null ? new ProjectId(ports.ids().next("proj")) : command.projectId();
            Project project =
                    new Project(orgId, projectId, command.slug(), command.name(), command.metadata(), now, now);
            stores.projects().insert(project);
            Map<String, ?> told = Changes.told(null, project, "slug", project.slug(), "name", project.name());
            AuditEntry.of(AuditAction.PROJECT_CREATE, orgId, projectId, projectId, told)
                    .write(ports.ids(), stores, caller, now);
            return project;
        });
    }

    @Override
    public Page<Project> list(Caller caller, OrgId orgId, PageRequest page) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_PROJECTS, orgId), stores -> {
            Lookups.org(stores, orgId);
            return Listing.of("projects", orgId, caller.actorId())
                    .page(
                            page,
                            project -> Listing.Key.of(project.slug()),
                            (after, limit) -> visible(
                                    stores, caller, orgId, after == null ? null : new Slug(after.text(0)), limit));
        });
    }

    /// All projects, or those of the caller's teams. A caller who may read some projects only is a user.
    private static List<Project> visible(Stores stores, Caller caller, OrgId orgId, @Nullable Slug after, int limit) {
        if (Permissions.permits(caller, Operation.LIST_PROJECTS.permission(), new Scope.Org(orgId))
                || !(caller.principal() instanceof Principal.User user)) {
            return stores.projects().list(orgId, after, limit);
        }
        return user.projects().keySet().stream()
                .filter(projectId -> Permissions.permits(
                        caller, Operation.GET_PROJECT.permission(), new Scope.Project(orgId, projectId)))
                .flatMap(projectId -> stores.projects().find(orgId, projectId).stream())
                .filter(project -> after == null || project.slug().compareTo(after) > 0)
                .sorted(Comparator.comparing(Project::slug))
                .limit(limit)
                .toList();
    }

    @Override
    public Project get(Caller caller, OrgId orgId, ProjectId projectId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_PROJECT, orgId, projectId),
                        stores -> Lookups.project(stores, orgId, projectId));
    }

    @Override
    public ProjectId resolve(Caller caller, OrgId orgId, ProjectId reference) {
        Slug slug = OrganizationUseCases.at("projectId", () -> Slug.referredBy(reference.value()));
        if (slug == null) {
            return reference;
        }
        return ports.gate()
                .resolve(
                        stores -> stores.projects()
                                .find(orgId, reference)
                                .or(() -> stores.projects().find(orgId, slug))
                                .map(Project::projectId),
                        projectId -> Permissions.sees(caller, orgId, projectId),
                        () -> new NotFound("project", reference));
    }

    @Override
    public Project update(Caller caller, UpdateProject command) {
        return ports.gate()
                .write(
                        caller,
                        AccessRequirement.of(Operation.UPDATE_PROJECT, command.orgId(), command.projectId()),
                        stores -> {
                            Project before = Lookups.project(stores, command.orgId(), command.projectId());
                            command.precondition().check(before.version());
                            Instant now = ports.clock().now();
                            Project after = before.with(command.patch(), now);
                            if (Changes.areNone(before, after)) {
                                return before;
                            }
                            stores.projects().update(after);
                            Map<String, ?> told = Changes.told(before, after);
                            AuditEntry.of(
                                            AuditAction.PROJECT_UPDATE,
                                            after.orgId(),
                                            after.projectId(),
                                            after.projectId(),
                                            told)
                                    .write(ports.ids(), stores, caller, now);
                            return after;
                        });
    }

    @Override
    public void delete(Caller caller, OrgId orgId, ProjectId projectId, Precondition precondition) {
        boolean isGone = false;
        while (!isGone) {
            isGone = deletedOrThinned(caller, orgId, projectId, precondition);
        }
    }

    /// In one unit of work, unless there are so many rows that other writers would wait: then some are
    /// removed first.
    private boolean deletedOrThinned(Caller caller, OrgId orgId, ProjectId projectId, Precondition precondition) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.DELETE_PROJECT, orgId, projectId), stores -> {
            Project project = Lookups.project(stores, orgId, projectId);
            precondition.check(project.version());
            if (stores.quotaReservations()
                    .isHeld(orgId, projectId, ports.clock().now())) {
                throw new Conflict(
                        "project " + projectId + " has reservations that hold quota: commit or release them first");
            }
            if (stores.runs().isActive(orgId, projectId)) {
                throw new Conflict("project " + projectId + " has runs that have not ended: cancel them first");
            }
            if (stores.projects().removeSomeUnder(orgId, projectId)) {
                return false;
            }
            stores.projects().delete(orgId, projectId);
            Map<String, ?> told = Changes.told(project, null, "slug", project.slug());
            AuditEntry.of(AuditAction.PROJECT_DELETE, orgId, projectId, projectId, told)
                    .write(ports.ids(), stores, caller, ports.clock().now());
            return true;
        });
    }

    @Override
    public Page<ProjectTeamGrant> listTeams(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return ports.gate()
                .read(caller, AccessRequirement.of(Operation.LIST_PROJECT_TEAMS, orgId, projectId), stores -> {
                    Lookups.project(stores, orgId, projectId);
                    return Listing.of("project-teams", orgId, projectId)
                            .page(
                                    page,
                                    grant -> Listing.Key.of(grant.teamId()),
                                    (after, limit) -> stores.projectTeamGrants()
                                            .listOfProject(
                                                    orgId,
                                                    projectId,
                                                    after == null ? null : new TeamId(after.text(0)),
                                                    limit));
                });
    }

    @Override
    public ProjectTeamGrant getTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.GET_PROJECT_TEAM, orgId, projectId), stores -> {
            Lookups.project(stores, orgId, projectId);
            return stores.projectTeamGrants()
                    .find(orgId, projectId, teamId)
                    .orElseThrow(() -> new NotFound("project_team", teamId));
        });
    }

    @Override
    public Upserted<ProjectTeamGrant> putTeam(Caller caller, PutProjectTeam command) {
        return ports.gate()
                .write(
                        caller,
                        AccessRequirement.of(Operation.PUT_PROJECT_TEAM, command.orgId(), command.projectId()),
                        stores -> {
                            OrgId orgId = command.orgId();
                            ProjectId projectId = Lookups.project(stores, orgId, command.projectId())
                                    .projectId();
                            TeamId teamId = Lookups.team(stores, orgId, command.teamId())
                                    .teamId();
                            ProjectTeamGrant before = stores.projectTeamGrants()
                                    .find(orgId, projectId, teamId)
                                    .orElse(null);
                            command.precondition().check(before == null ? null : before.version());
                            Instant now = ports.clock().now();
                            Label role = command.role() == null ? ProjectTeamGrant.DEFAULT_ROLE : command.role();
                            Grants.requireOfProject(ports.gate(), caller, orgId, projectId, role);
                            ProjectTeamGrant after = new ProjectTeamGrant(
                                    orgId, projectId, teamId, role, before == null ? now : before.createdAt());
                            if (before != null && Changes.areNone(before, after)) {
                                return new Upserted<>(before, false);
                            }
                            stores.projectTeamGrants().put(after);
                            Map<String, ?> told = Changes.told(before, after, "teamId", teamId, "role", after.role());
                            AuditEntry.of(AuditAction.PROJECT_TEAM_UPSERT, orgId, projectId, projectId, told)
                                    .write(ports.ids(), stores, caller, now);
                            return new Upserted<>(after, before == null);
                        });
    }

    @Override
    public void removeTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId, Precondition precondition) {
        ports.gate().write(caller, AccessRequirement.of(Operation.REMOVE_PROJECT_TEAM, orgId, projectId), stores -> {
            Lookups.project(stores, orgId, projectId);
            ProjectTeamGrant grant = stores.projectTeamGrants()
                    .find(orgId, projectId, teamId)
                    .orElseThrow(() -> new NotFound("project_team", teamId));
            precondition.check(grant.version());
            stores.projectTeamGrants().delete(orgId, projectId, teamId);
            Map<String, ?> told = Changes.told(grant, null, "teamId", teamId, "role", grant.role());
            AuditEntry.of(AuditAction.PROJECT_TEAM_REMOVE, orgId, projectId, projectId, told)
                    .write(ports.ids(), stores, caller, ports.clock().now());
            return teamId;
        });
    }
}
