package org.landlord.port.contracts.out.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;
import static org.landlord.port.contracts.out.Tenant.TEAM;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.tenancy.ProjectTeamGrantStore].
public abstract class ProjectTeamGrantStoreContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenantWithBoth();
        ProjectTeamGrant grant = new ProjectTeamGrant(
                tenant.orgId(), PROJECT, TEAM, new Label(UNICODE), Instant.parse("1969-12-31T23:59:59.999Z"));

        write(stores -> stores.projectTeamGrants().put(grant));

        assertThat(find(stores -> stores.projectTeamGrants().find(tenant.orgId(), PROJECT, TEAM)))
                .contains(grant);
    }

    @Test
    void aGrantPutAgainIsReplaced() {
        Tenant tenant = newTenantWithBoth();
        ProjectTeamGrant changed =
                new ProjectTeamGrant(tenant.orgId(), PROJECT, TEAM, new Label("editor"), NOW.plusMillis(1));
        write(stores -> stores.projectTeamGrants().put(tenant.grant(PROJECT, TEAM)));

        write(stores -> stores.projectTeamGrants().put(changed));

        assertThat(list(stores -> stores.projectTeamGrants().listOfProject(tenant.orgId(), PROJECT, null, 10)))
                .containsExactly(changed);
    }

    @Test
    void aDeletedGrantIsNotFound() {
        Tenant tenant = newTenantWithBoth();
        write(stores -> stores.projectTeamGrants().put(tenant.grant(PROJECT, TEAM)));

        write(stores -> stores.projectTeamGrants().delete(tenant.orgId(), PROJECT, TEAM));
        write(stores -> stores.projectTeamGrants().delete(tenant.orgId(), PROJECT, TEAM));

        assertThat(find(stores -> stores.projectTeamGrants().find(tenant.orgId(), PROJECT, TEAM)))
                .isEmpty();
    }

    @Test
    void aGrantRequiresItsProjectAndItsTeam() {
        Tenant tenant = newTenantWithBoth();

        assertThatThrownBy(() ->
                        write(stores -> stores.projectTeamGrants().put(tenant.grant(new ProjectId("missing"), TEAM))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() ->
                        write(stores -> stores.projectTeamGrants().put(tenant.grant(PROJECT, new TeamId("missing")))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aGrantToAnotherOrganizationsTeamIsRefused() {
        newTenantWithBoth();
        Tenant other = newTenant();
        write(stores -> stores.projects().insert(other.project(PROJECT.value(), "project")));

        assertThatThrownBy(() -> write(stores -> stores.projectTeamGrants().put(other.grant(PROJECT, TEAM))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void organizationsAreIsolated() {
        Tenant one = newTenantWithBoth();
        Tenant other = newTenantWithBoth();
        write(stores -> {
            stores.projectTeamGrants().put(one.grant(PROJECT, TEAM));
            stores.projectTeamGrants().put(other.grant(PROJECT, TEAM));
        });

        write(stores -> stores.projectTeamGrants().delete(one.orgId(), PROJECT, TEAM));

        assertThat(list(stores -> stores.projectTeamGrants().listOfTeam(one.orgId(), TEAM, null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.projectTeamGrants().listOfTeam(other.orgId(), TEAM, null, 10)))
                .containsExactly(other.grant(PROJECT, TEAM));
    }

    @Test
    void theGrantsOfAProjectAreListedByTeamId() {
        Tenant tenant = newTenantWithBoth();
        List<String> inOrder =
                List.of("-", "0", "9", ":", "A", "Z", "_", "a", "a-", "a-b", "a0", "aB", "a_", "aa", "b");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> {
            shuffled.forEach(id -> {
                stores.teams().insert(tenant.team(id, "s" + inOrder.indexOf(id)));
                stores.projectTeamGrants().put(tenant.grant(PROJECT, new TeamId(id)));
            });
        });

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<ProjectTeamGrant> listed = pages(
                    limit,
                    (stores, after) -> stores.projectTeamGrants()
                            .listOfProject(tenant.orgId(), PROJECT, after == null ? null : after.teamId(), limit));
            assertThat(listed).extracting(grant -> grant.teamId().value()).isEqualTo(inOrder);
        }
    }

    @Test
    void theGrantsOfATeamAreListedByProjectId() {
        Tenant tenant = newTenantWithBoth();
        List<String> inOrder =
                List.of("-", "0", "9", ":", "A", "Z", "_", "a", "a-", "a-b", "a0", "aB", "a_", "aa", "b");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> {
            shuffled.forEach(id -> {
                stores.projects().insert(tenant.project(id, "s" + inOrder.indexOf(id)));
                stores.projectTeamGrants().put(tenant.grant(new ProjectId(id), TEAM));
            });
        });

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<ProjectTeamGrant> listed = pages(
                    limit,
                    (stores, after) -> stores.projectTeamGrants()
                            .listOfTeam(tenant.orgId(), TEAM, after == null ? null : after.projectId(), limit));
            assertThat(listed).extracting(grant -> grant.projectId().value()).isEqualTo(inOrder);
        }
    }

    private Tenant newTenantWithBoth() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.teams().insert(tenant.team(TEAM.value(), "team"));
            stores.projects().insert(tenant.project(PROJECT.value(), "project"));
        });
        return tenant;
    }
}
