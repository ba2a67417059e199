package org.landlord.port.contracts.in.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.PutTeamMember;

/// The contract of [Teams] for members of teams.
public abstract class TeamMembersContract extends InboundContract {

    private static final String ADA = "user_ada";

    @Test
    void a_member_put_twice_is_one_member_with_the_first_date_and_the_last_role() {
        Team team = newTeam(newOrg().orgId());

        Upserted<TeamMember> first = put(team, ADA, "lead", NONE);
        Upserted<TeamMember> second = put(team, ADA, "reviewer", NONE);

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.value())
                .isEqualTo(new TeamMember(
                        team.orgId(),
                        team.teamId(),
                        new UserId(ADA),
                        new Label("reviewer"),
                        first.value().createdAt()));
        assertThat(members(team)).containsExactly(second.value());
    }

    @Test
    void a_member_without_a_role_gets_the_role_member() {
        Team team = newTeam(newOrg().orgId());

        assertThat(put(team, ADA, null, NONE).value().role()).isEqualTo(new Label("member"));
    }

    @Test
    void one_member_is_returned_as_listed_and_an_unknown_one_is_not_found() {
        Team team = newTeam(newOrg().orgId());
        TeamMember member = put(team, ADA, "lead", NONE).value();

        assertThat(get(team, ADA)).isEqualTo(member);
        assertNotFound("team_member", "user_bob", () -> get(team, "user_bob"));
    }

    private TeamMember get(Team team, String user) {
        return landlord().teams().getMember(caller(), team.orgId(), team.teamId(), new UserId(user));
    }

    @Test
    void members_are_listed_by_user_id() {
        Team team = newTeam(newOrg().orgId());
        List.of("b", "a", "C").forEach(user -> put(team, user, null, NONE));

        assertThat(members(team)).extracting(member -> member.userId().value()).containsExactly("C", "a", "b");
    }

    @Test
    void the_same_membership_again_changes_nothing() {
        Team team = newTeam(newOrg().orgId());
        TeamMember first = put(team, ADA, null, NONE).value();

        assertNotAudited(team.orgId(), () -> {
            Upserted<TeamMember> again = put(team, ADA, "member", NONE);
            assertThat(again.created()).isFalse();
            assertThat(again.value()).isEqualTo(first);
        });
    }

    @Test
    void each_change_of_membership_is_audited() {
        Team team = newTeam(newOrg().orgId());

        assertAudited(
                team.orgId(),
                () -> {
                    put(team, ADA, null, NONE);
                    put(team, ADA, "lead", NONE);
                    remove(team, NONE);
                },
                new Audited(
                        AuditAction.TEAM_MEMBER_UPSERT,
                        ADA,
                        null,
                        tells(team, "member").made("role", "member")),
                new Audited(
                        AuditAction.TEAM_MEMBER_UPSERT,
                        ADA,
                        null,
                        tells(team, "lead").changed("role", "member", "lead")),
                new Audited(
                        AuditAction.TEAM_MEMBER_REMOVE,
                        ADA,
                        null,
                        tells(team, "lead").gone("role", "lead")));
    }

    private static Tells tells(Team team, String role) {
        return Tells.of("teamId", team.teamId().value(), "userId", ADA, "role", role);
    }

    @Test
    void a_removed_member_is_not_found_and_cannot_be_removed_again() {
        Team team = newTeam(newOrg().orgId());
        put(team, ADA, null, NONE);

        remove(team, NONE);

        assertThat(members(team)).isEmpty();
        assertNotAudited(team.orgId(), () -> assertNotFound("team_member", ADA, () -> remove(team, NONE)));
    }

    @Test
    void a_change_with_another_version_is_refused() {
        Team team = newTeam(newOrg().orgId());
        assertPreconditionFailed(() -> put(team, ADA, null, new Precondition.Exists()));
        TeamMember ada = put(team, ADA, null, NONE).value();

        assertNotAudited(team.orgId(), () -> {
            assertPreconditionFailed(() -> put(team, ADA, "lead", STALE));
            assertPreconditionFailed(() -> remove(team, STALE));
        });
        assertThat(members(team)).containsExactly(ada);

        TeamMember lead = put(team, ADA, "lead", matching(ada.version())).value();
        assertThat(members(team)).containsExactly(lead);
        remove(team, matching(lead.version()));
        assertThat(members(team)).isEmpty();
    }

    @Test
    void members_of_a_missing_team_or_a_team_of_another_organization_are_not_found() {
        OrgId orgId = newOrg().orgId();
        Team foreign = newTeam(newOrg().orgId());
        put(foreign, ADA, null, NONE);
        TeamId teamId = foreign.teamId();
        Team mine = new Team(orgId, teamId, foreign.slug(), foreign.name(), foreign.createdAt(), foreign.updatedAt());

        assertNotFound("team", teamId, () -> members(mine));
        assertNotFound("team", teamId, () -> get(mine, ADA));
        assertNotFound("team", teamId, () -> put(mine, ADA, null, NONE));
        assertNotFound("team", teamId, () -> remove(mine, NONE));
        assertThat(members(foreign)).hasSize(1);
    }

    @Test
    void team_members_of_a_missing_organization_are_not_found() {
        OrgId orgId = new OrgId(unique("org"));
        TeamId teamId = new TeamId("team_core");

        assertNotFound(
                "org",
                orgId,
                () -> landlord()
                        .teams()
                        .putMember(caller(), new PutTeamMember(orgId, teamId, new UserId(ADA), null, NONE)));
        assertNotFound("org", orgId, () -> all(page -> landlord().teams().listMembers(caller(), orgId, teamId, page)));
    }

    private List<TeamMember> members(Team team) {
        return all(page -> landlord().teams().listMembers(caller(), team.orgId(), team.teamId(), page));
    }

    private Upserted<TeamMember> put(Team team, String user, @Nullable String role, Precondition precondition) {
        return landlord()
                .teams()
                .putMember(
                        caller(),
                        new PutTeamMember(
                                team.orgId(),
                                team.teamId(),
                                new UserId(user),
                                role == null ? null : new Label(role),
                                precondition));
    }

    private void remove(Team team, Precondition precondition) {
        landlord().teams().removeMember(caller(), team.orgId(), team.teamId(), new UserId(ADA), precondition);
    }
}
