package org.landlord.port.contracts.out.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.TEAM;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.tenancy.TeamMemberStore].
public abstract class TeamMemberStoreContract extends StorageContract {

    private static final UserId USER = new UserId("A:_-z0");

    @Test
    void theTeamsOfAUserAreListedByIdWithinTheOrganization() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        for (Tenant one : List.of(tenant, other)) {
            write(stores -> {
                stores.teams().insert(one.team("b", "b"));
                stores.teams().insert(one.team("a", "a"));
                stores.teams().insert(one.team("c", "c"));
            });
        }
        write(stores -> {
            stores.teamMembers().put(tenant.teamMember(new TeamId("b"), USER.value()));
            stores.teamMembers().put(tenant.teamMember(new TeamId("a"), USER.value()));
            stores.teamMembers().put(tenant.teamMember(new TeamId("c"), "other"));
            stores.teamMembers().put(other.teamMember(new TeamId("c"), USER.value()));
        });

        assertThat(list(stores -> stores.teamMembers().teamsOf(tenant.orgId(), USER)))
                .containsExactly(new TeamId("a"), new TeamId("b"));
    }

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenantWithTeam();
        TeamMember member = new TeamMember(
                tenant.orgId(), TEAM, USER, new Label(UNICODE), Instant.parse("1969-12-31T23:59:59.999Z"));

        write(stores -> stores.teamMembers().put(member));

        assertThat(find(stores -> stores.teamMembers().find(tenant.orgId(), TEAM, USER)))
                .contains(member);
    }

    @Test
    void aMemberPutAgainIsReplaced() {
        Tenant tenant = newTenantWithTeam();
        TeamMember changed = new TeamMember(tenant.orgId(), TEAM, USER, new Label("lead"), NOW.plusMillis(1));
        write(stores -> stores.teamMembers().put(tenant.teamMember(TEAM, USER.value())));

        write(stores -> stores.teamMembers().put(changed));

        assertThat(list(stores -> stores.teamMembers().list(tenant.orgId(), TEAM, null, 10)))
                .containsExactly(changed);
    }

    @Test
    void aDeletedMemberIsNotFound() {
        Tenant tenant = newTenantWithTeam();
        write(stores -> stores.teamMembers().put(tenant.teamMember(TEAM, USER.value())));
        write(stores -> stores.teamMembers().put(tenant.teamMember(TEAM, "other")));

        write(stores -> stores.teamMembers().delete(tenant.orgId(), TEAM, USER));
        write(stores -> stores.teamMembers().delete(tenant.orgId(), TEAM, USER));

        assertThat(find(stores -> stores.teamMembers().find(tenant.orgId(), TEAM, USER)))
                .isEmpty();
        assertThat(list(stores -> stores.teamMembers().list(tenant.orgId(), TEAM, null, 10)))
                .containsExactly(tenant.teamMember(TEAM, "other"));
    }

    @Test
    void aMemberOfAMissingTeamIsRefused() {
        Tenant tenant = newTenantWithTeam();

        assertThatThrownBy(() ->
                        write(stores -> stores.teamMembers().put(tenant.teamMember(new TeamId("missing"), "user"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aMemberOfAnotherOrganizationsTeamIsRefused() {
        newTenantWithTeam();
        Tenant other = newTenant();

        assertThatThrownBy(() -> write(stores -> stores.teamMembers().put(other.teamMember(TEAM, "user"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aUserCanBelongToTwoTeamsAndToTeamsOfTwoOrganizations() {
        Tenant one = newTenantWithTeam();
        Tenant other = newTenantWithTeam();
        TeamId second = new TeamId("second");
        write(stores -> {
            stores.teams().insert(one.team("second", "second"));
            stores.teamMembers().put(one.teamMember(TEAM, "user"));
            stores.teamMembers().put(one.teamMember(second, "user"));
            stores.teamMembers().put(other.teamMember(TEAM, "user"));
        });

        write(stores -> stores.teamMembers().delete(one.orgId(), TEAM, new UserId("user")));

        assertThat(list(stores -> stores.teamMembers().list(one.orgId(), TEAM, null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.teamMembers().list(one.orgId(), second, null, 10)))
                .containsExactly(one.teamMember(second, "user"));
        assertThat(list(stores -> stores.teamMembers().list(other.orgId(), TEAM, null, 10)))
                .containsExactly(other.teamMember(TEAM, "user"));
    }

    @Test
    void membersAreListedByUserId() {
        Tenant tenant = newTenantWithTeam();
        List<String> inOrder = List.of(
                "!",
                "-",
                "0",
                "9",
                ":",
                "A",
                "A\u030a",
                "Z",
                "_",
                "a",
                "a b",
                "a%2F",
                "a-b",
                "a.b",
                "a/b",
                "a0",
                "a@b.example",
                "aB",
                "a_",
                "aa",
                "a|b",
                "b",
                "\u00c5",
                "\uff21",
                "\ud83d\ude80");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> {
            shuffled.forEach(id -> stores.teamMembers().put(tenant.teamMember(TEAM, id)));
        });

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<TeamMember> listed = pages(
                    limit,
                    (stores, after) -> stores.teamMembers()
                            .list(tenant.orgId(), TEAM, after == null ? null : after.userId(), limit));
            assertThat(listed).extracting(member -> member.userId().value()).isEqualTo(inOrder);
        }
    }

    private Tenant newTenantWithTeam() {
        Tenant tenant = newTenant();
        write(stores -> stores.teams().insert(tenant.team(TEAM.value(), "team")));
        return tenant;
    }
}
