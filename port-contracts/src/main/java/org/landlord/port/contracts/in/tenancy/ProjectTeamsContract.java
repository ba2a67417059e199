package org.landlord.port.contracts.in.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.PutProjectTeam;

/// The contract of [Projects] for the access of teams.
public abstract class ProjectTeamsContract extends InboundContract {

    private record Place(OrgId orgId, ProjectId projectId, TeamId teamId) {}

    private Place newPlace() {
        OrgId orgId = newOrg().orgId();
        return new Place(orgId, newProject(orgId).projectId(), newTeam(orgId).teamId());
    }

    @Test
    void a_grant_put_twice_is_one_grant_with_the_first_date_and_the_last_role() {
        Place place = newPlace();

        Upserted<ProjectTeamGrant> first = put(place, "admin", NONE);
        Upserted<ProjectTeamGrant> second = put(place, "editor", NONE);

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.value())
                .isEqualTo(new ProjectTeamGrant(
                        place.orgId,
                        place.projectId,
                        place.teamId,
                        new Label("editor"),
                        first.value().createdAt()));
        assertThat(grants(place)).containsExactly(second.value());
    }

    @Test
    void a_grant_without_a_role_gets_the_role_viewer() {
        assertThat(put(newPlace(), null, NONE).value().role()).isEqualTo(new Label("viewer"));
    }

    @Test
    void one_grant_is_returned_as_listed_and_a_missing_one_is_not_found() {
        Place place = newPlace();
        assertNotFound("project_team", place.teamId, () -> get(place));

        ProjectTeamGrant grant = put(place, "editor", NONE).value();

        assertThat(get(place)).isEqualTo(grant);
        assertNotFound("project_team", "team_none", () -> get(new Place(place.orgId, place.projectId, NO_TEAM)));
    }

    private static final TeamId NO_TEAM = new TeamId("team_none");

    private ProjectTeamGrant get(Place place) {
        return landlord().projects().getTeam(caller(), place.orgId, place.projectId, place.teamId);
    }

    @Test
    void teams_are_listed_by_id() {
        Place place = newPlace();
        OrgId orgId = place.orgId;
        List<TeamId> teams =
                Stream.generate(() -> newTeam(orgId).teamId()).limit(4).toList();
        teams.forEach(teamId -> put(new Place(orgId, place.projectId, teamId), null, NONE));

        assertThat(grants(place))
                .extracting(ProjectTeamGrant::teamId)
                .containsExactlyElementsOf(teams.stream().sorted().toList());
    }

    @Test
    void the_same_grant_again_changes_nothing() {
        Place place = newPlace();
        ProjectTeamGrant first = put(place, null, NONE).value();

        assertNotAudited(place.orgId, () -> {
            Upserted<ProjectTeamGrant> again = put(place, "viewer", NONE);
            assertThat(again.created()).isFalse();
            assertThat(again.value()).isEqualTo(first);
        });
    }

    @Test
    void each_change_of_access_is_audited_in_its_project() {
        Place place = newPlace();
        String team = place.teamId.value();

        assertAudited(
                place.orgId,
                () -> {
                    put(place, null, NONE);
                    put(place, "admin", NONE);
                    remove(place, NONE);
                },
                new Audited(
                        AuditAction.PROJECT_TEAM_UPSERT,
                        place.projectId,
                        place.projectId,
                        Tells.of("teamId", team, "role", "viewer").made("role", "viewer")),
                new Audited(
                        AuditAction.PROJECT_TEAM_UPSERT,
                        place.projectId,
                        place.projectId,
                        Tells.of("teamId", team, "role", "admin").changed("role", "viewer", "admin")),
                new Audited(
                        AuditAction.PROJECT_TEAM_REMOVE,
                        place.projectId,
                        place.projectId,
                        Tells.of("teamId", team, "role", "admin").gone("role", "admin")));
    }

    @Test
    void a_removed_grant_is_not_found_and_cannot_be_removed_again() {
        Place place = newPlace();
        put(place, null, NONE);

        remove(place, NONE);

        assertThat(grants(place)).isEmpty();
        assertNotAudited(place.orgId, () -> assertNotFound("project_team", place.teamId, () -> remove(place, NONE)));
    }

    @Test
    void a_change_with_another_version_is_refused() {
        Place place = newPlace();
        assertPreconditionFailed(() -> put(place, null, new Precondition.Exists()));
        ProjectTeamGrant grant = put(place, null, NONE).value();

        assertNotAudited(place.orgId, () -> {
            assertPreconditionFailed(() -> put(place, "admin", STALE));
            assertPreconditionFailed(() -> remove(place, STALE));
        });
        assertThat(grants(place)).containsExactly(grant);

        ProjectTeamGrant admin = put(place, "admin", matching(grant.version())).value();
        remove(place, matching(admin.version()));
        assertThat(grants(place)).isEmpty();
    }

    @Test
    void a_grant_requires_a_project_and_a_team_of_the_same_organization() {
        Place place = newPlace();
        Place other = newPlace();
        OrgId nowhere = new OrgId(unique("org"));

        assertNotFound("org", nowhere, () -> put(new Place(nowhere, place.projectId, place.teamId), null, NONE));
        assertNotFound(
                "project",
                other.projectId,
                () -> put(new Place(place.orgId, other.projectId, place.teamId), null, NONE));
        assertNotFound(
                "team", other.teamId, () -> put(new Place(place.orgId, place.projectId, other.teamId), null, NONE));
        assertNotFound("project", other.projectId, () -> get(new Place(place.orgId, other.projectId, place.teamId)));
        assertNotFound("project", other.projectId, () -> grants(new Place(place.orgId, other.projectId, place.teamId)));
        assertThat(grants(place)).isEmpty();
        assertThat(grants(other)).isEmpty();
    }

    private List<ProjectTeamGrant> grants(Place place) {
        return all(page -> landlord().projects().listTeams(caller(), place.orgId, place.projectId, page));
    }

    private Upserted<ProjectTeamGrant> put(Place place, @Nullable String role, Precondition precondition) {
        return landlord()
                .projects()
                .putTeam(
                        caller(),
                        new PutProjectTeam(
                                place.orgId,
                                place.projectId,
                                place.teamId,
                                role == null ? null : new Label(role),
                                precondition));
    }

    private void remove(Place place, Precondition precondition) {
        landlord().projects().removeTeam(caller(), place.orgId, place.projectId, place.teamId, precondition);
    }
}
