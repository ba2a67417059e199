package org.landlord.port.contracts.in.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertDuplicate;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.tenancy.UpdateTeam;

/// The contract of [Teams] for teams. [TeamMembersContract] has their members.
public abstract class TeamsContract extends InboundContract {

    @Test
    void a_created_team_is_returned_stored_and_audited() {
        OrgId orgId = newOrg().orgId();
        TeamId teamId = new TeamId("team_core");

        assertAudited(
                orgId,
                () -> create(orgId, teamId, "core", "Core"),
                new Audited(
                        AuditAction.TEAM_CREATE,
                        teamId,
                        null,
                        Tells.of("slug", "core", "name", "Core")
                                .made("slug", "core")
                                .made("name", "Core")));

        Team team = get(orgId, teamId);
        assertThat(team)
                .isEqualTo(new Team(
                        orgId, teamId, new Slug("core"), new Name("Core"), team.createdAt(), team.createdAt()));
    }

    @Test
    void a_team_without_an_id_gets_a_prefixed_ulid() {
        Team team = create(newOrg().orgId(), null, "made", "Made");

        assertThat(team.teamId().value()).matches("team_[0-9a-hjkmnp-tv-z]{26}");
    }

    @Test
    void a_slug_can_have_one_character() {
        OrgId orgId = newOrg().orgId();

        assertThat(create(orgId, null, "x", "X").slug().value()).isEqualTo("x");
        assertThat(create(orgId, null, "7", "Seven").slug().value()).isEqualTo("7");
    }

    @Test
    void a_taken_slug_is_refused_and_nothing_is_created() {
        OrgId orgId = newOrg().orgId();
        Team first = create(orgId, null, "core", "Core");

        assertNotAudited(
                orgId, () -> assertDuplicate("team", "slug", "core", () -> create(orgId, null, "core", "Core 2")));

        assertThat(list(orgId)).containsExactly(first);
    }

    @Test
    void a_taken_id_is_refused_and_the_existing_entity_stays() {
        OrgId orgId = newOrg().orgId();
        Team first = newTeam(orgId);

        assertDuplicate("team", "teamId", first.teamId(), () -> create(orgId, first.teamId(), "other", "Other"));

        assertThat(list(orgId)).containsExactly(first);
    }

    @Test
    void two_organizations_can_use_the_same_slug_and_id() {
        OrgId one = newOrg().orgId();
        OrgId two = newOrg().orgId();

        Team first = create(one, new TeamId("team_core"), "core", "Core one");
        Team second = create(two, new TeamId("team_core"), "core", "Core two");

        assertThat(list(one)).containsExactly(first);
        assertThat(list(two)).containsExactly(second);
    }

    @Test
    void a_team_of_a_missing_organization_is_refused() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> create(orgId, null, "core", "Core"));
        assertNotFound("org", orgId, () -> list(orgId));
        assertNotFound("org", orgId, () -> get(orgId, new TeamId("team_core")));
    }

    @Test
    void teams_are_listed_by_slug() {
        OrgId orgId = newOrg().orgId();
        List.of("b", "a-z", "a", "9", "b1").forEach(slug -> create(orgId, null, slug, "Team"));

        assertThat(list(orgId)).extracting(team -> team.slug().value()).containsExactly("9", "a", "a-z", "b", "b1");
    }

    @Test
    void an_update_changes_only_the_given_fields_and_is_audited() {
        OrgId orgId = newOrg().orgId();
        Team team = newTeam(orgId);

        assertAudited(
                orgId,
                () -> update(team, new Slug("moved"), new Name("Moved"), NONE),
                new Audited(
                        AuditAction.TEAM_UPDATE,
                        team.teamId(),
                        null,
                        Tells.of()
                                .changed("slug", team.slug().value(), "moved")
                                .changed("name", team.name().value(), "Moved")));
        assertAudited(
                orgId,
                () -> update(team, null, new Name("Renamed"), NONE),
                new Audited(
                        AuditAction.TEAM_UPDATE, team.teamId(), null, Tells.of().changed("name", "Moved", "Renamed")));

        Team stored = get(orgId, team.teamId());
        assertThat(stored.slug().value()).isEqualTo("moved");
        assertThat(stored.name().value()).isEqualTo("Renamed");
        assertThat(stored.createdAt()).isEqualTo(team.createdAt());
    }

    @Test
    void an_update_without_changes_is_not_audited_and_changes_nothing() {
        Team team = newTeam(newOrg().orgId());

        assertNotAudited(
                team.orgId(),
                () -> assertThat(update(team, team.slug(), null, NONE)).isEqualTo(team));

        assertThat(get(team.orgId(), team.teamId())).isEqualTo(team);
    }

    @Test
    void an_update_to_a_taken_slug_is_refused_and_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        Team first = newTeam(orgId);
        Team second = newTeam(orgId);

        assertNotAudited(
                orgId,
                () -> assertDuplicate(
                        "team", "slug", first.slug(), () -> update(second, first.slug(), new Name("X"), NONE)));

        assertThat(get(orgId, second.teamId())).isEqualTo(second);
    }

    @Test
    void an_update_with_another_version_is_refused() {
        Team team = newTeam(newOrg().orgId());

        assertNotAudited(
                team.orgId(), () -> assertPreconditionFailed(() -> update(team, null, new Name("Late"), STALE)));
        assertThat(get(team.orgId(), team.teamId())).isEqualTo(team);

        Team renamed = update(team, null, new Name("In time"), matching(team.version()));
        assertThat(get(team.orgId(), team.teamId())).isEqualTo(renamed);
        assertPreconditionFailed(() -> update(team, null, new Name("Late"), matching(team.version())));
    }

    @Test
    void a_deleted_team_is_removed_with_its_memberships_and_grants() {
        OrgId orgId = newOrg().orgId();
        Team team = newTeam(orgId);
        ProjectId projectId = newProject(orgId).projectId();
        landlord().teams().putMember(caller(), new PutTeamMember(orgId, team.teamId(), new UserId("u"), null, NONE));
        landlord().projects().putTeam(caller(), new PutProjectTeam(orgId, projectId, team.teamId(), null, NONE));

        assertAudited(
                orgId,
                () -> delete(team, NONE),
                new Audited(
                        AuditAction.TEAM_DELETE,
                        team.teamId(),
                        null,
                        Tells.of("slug", team.slug().value())
                                .gone("slug", team.slug().value())
                                .gone("name", team.name().value())));

        assertNotFound("team", team.teamId(), () -> get(orgId, team.teamId()));
        assertNotFound(
                "team",
                team.teamId(),
                () -> landlord().teams().listMembers(caller(), orgId, team.teamId(), PageRequest.first()));
        assertThat(all(page -> landlord().projects().listTeams(caller(), orgId, projectId, page)))
                .isEmpty();
        assertNotAudited(orgId, () -> assertNotFound("team", team.teamId(), () -> delete(team, NONE)));

        Team again = create(orgId, team.teamId(), team.slug().value(), "Again");
        assertThat(all(page -> landlord().teams().listMembers(caller(), orgId, again.teamId(), page)))
                .isEmpty();
    }

    @Test
    void a_delete_with_another_version_is_refused() {
        Team team = newTeam(newOrg().orgId());

        assertNotAudited(team.orgId(), () -> assertPreconditionFailed(() -> delete(team, STALE)));
        assertThat(get(team.orgId(), team.teamId())).isEqualTo(team);

        delete(team, matching(team.version()));
        assertThat(list(team.orgId())).isEmpty();
    }

    @Test
    void a_missing_team_or_a_team_of_another_organization_is_not_found() {
        OrgId orgId = newOrg().orgId();
        Team foreign = newTeam(newOrg().orgId());
        TeamId teamId = foreign.teamId();
        Team mine = new Team(orgId, teamId, foreign.slug(), foreign.name(), foreign.createdAt(), foreign.updatedAt());

        assertNotFound("team", teamId, () -> get(orgId, teamId));
        assertNotFound("team", teamId, () -> update(mine, null, new Name("X"), NONE));
        assertNotFound("team", teamId, () -> delete(mine, NONE));
        assertThat(get(foreign.orgId(), teamId)).isEqualTo(foreign);
    }

    private Team create(OrgId orgId, @Nullable TeamId teamId, String slug, String name) {
        return landlord().teams().create(caller(), new CreateTeam(orgId, teamId, new Slug(slug), new Name(name)));
    }

    private Team get(OrgId orgId, TeamId teamId) {
        return landlord().teams().get(caller(), orgId, teamId);
    }

    private List<Team> list(OrgId orgId) {
        return all(page -> landlord().teams().list(caller(), orgId, page));
    }

    private Team update(Team team, @Nullable Slug slug, @Nullable Name name, Precondition precondition) {
        return landlord()
                .teams()
                .update(
                        caller(),
                        new UpdateTeam(team.orgId(), team.teamId(), new Team.Patch(slug, name), precondition));
    }

    private void delete(Team team, Precondition precondition) {
        landlord().teams().delete(caller(), team.orgId(), team.teamId(), precondition);
    }
}
