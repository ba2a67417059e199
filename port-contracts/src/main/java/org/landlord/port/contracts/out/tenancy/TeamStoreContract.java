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
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.contracts.out.Contents;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.tenancy.TeamStore].
public abstract class TeamStoreContract extends StorageContract {

    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00.001Z");

    @Test
    void aTeamIsFoundByItsSlugInItsOrganizationOnly() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        Team team = one.team("team_a", "slug-a");
        write(stores -> stores.teams().insert(team));

        assertThat(find(stores -> stores.teams().find(one.orgId(), team.slug())))
                .contains(team);
        assertThat(find(stores -> stores.teams().find(other.orgId(), team.slug())))
                .isEmpty();
    }

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        Team team = full(tenant, "a", LONG_AGO);

        write(stores -> stores.teams().insert(team));

        Team found = found(team);
        assertThat(found).isEqualTo(team);
        assertThat(found.version()).isEqualTo(team.version());
    }

    private static Team full(Tenant tenant, String slug, Instant createdAt) {
        return new Team(tenant.orgId(), new TeamId("A:_-z0"), new Slug(slug), new Name(UNICODE), createdAt, NOW);
    }

    @Test
    void aMissingTeamIsNotFound() {
        Tenant tenant = newTenant();
        write(stores -> stores.teams().insert(tenant.team("one", "one")));

        assertThat(find(stores -> stores.teams().find(tenant.orgId(), new TeamId("other"))))
                .isEmpty();
        assertThat(find(stores -> stores.teams().find(newTenantId(), new TeamId("one"))))
                .isEmpty();
    }

    private static OrgId newTenantId() {
        return Fixtures.organization().orgId();
    }

    @Test
    void anUpdateReplacesEveryField() {
        Tenant tenant = newTenant();
        write(stores -> stores.teams().insert(tenant.team("A:_-z0", "before")));
        Team changed = full(tenant, "after", LONG_AGO);

        write(stores -> stores.teams().update(changed));

        assertThat(found(changed)).isEqualTo(changed);
    }

    @Test
    void anUpdateCanKeepTheSlug() {
        Tenant tenant = newTenant();
        write(stores -> stores.teams().insert(tenant.team("A:_-z0", "a")));
        Team renamed = full(tenant, "a", NOW);

        write(stores -> stores.teams().update(renamed));

        assertThat(found(renamed)).isEqualTo(renamed);
    }

    @Test
    void anIdThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        Team team = tenant.team("one", "one");
        write(stores -> stores.teams().insert(team));

        assertThatThrownBy(() -> write(stores -> stores.teams().insert(tenant.team("one", "other"))))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> assertIs(refused, "teamId", "one"));

        assertThat(found(team)).isEqualTo(team);
    }

    @Test
    void aSlugThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        Team team = tenant.team("one", "one");
        write(stores -> stores.teams().insert(team));

        assertThatThrownBy(() -> write(stores -> stores.teams().insert(tenant.team("other", "one"))))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> assertIs(refused, "slug", "one"));

        assertThat(list(stores -> stores.teams().list(tenant.orgId(), null, 10)))
                .containsExactly(team);
    }

    @Test
    void anUpdateToASlugThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        Team other = tenant.team("other", "other");
        write(stores -> {
            stores.teams().insert(tenant.team("one", "one"));
            stores.teams().insert(other);
        });

        assertThatThrownBy(() -> write(stores -> stores.teams().update(tenant.team("other", "one"))))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> assertIs(refused, "slug", "one"));

        assertThat(found(other)).isEqualTo(other);
    }

    private static void assertIs(DuplicateId refused, String field, String value) {
        assertThat(refused.kind()).isEqualTo("team");
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.value()).isEqualTo(value);
    }

    @Test
    void aSlugIsAvailableAsSoonAsItIsNoLongerUsed() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.teams().insert(tenant.team("renamed", "one"));
            stores.teams().insert(tenant.team("deleted", "two"));
        });

        write(stores -> {
            stores.teams().update(tenant.team("renamed", "three"));
            stores.teams().insert(tenant.team("new1", "one"));
            stores.teams().delete(tenant.orgId(), new TeamId("deleted"));
            stores.teams().insert(tenant.team("new2", "two"));
        });

        assertThat(list(stores -> stores.teams().list(tenant.orgId(), null, 10)))
                .containsExactly(
                        tenant.team("new1", "one"), tenant.team("renamed", "three"), tenant.team("new2", "two"));
    }

    @Test
    void aSlugIsUniqueWithinItsOrganization() {
        Tenant one = newTenant();
        Tenant other = newTenant();

        write(stores -> stores.teams().insert(one.team("one", "same")));
        write(stores -> stores.teams().insert(other.team("other", "same")));

        assertThat(list(stores -> stores.teams().list(one.orgId(), null, 10))).containsExactly(one.team("one", "same"));
        assertThat(list(stores -> stores.teams().list(other.orgId(), null, 10)))
                .containsExactly(other.team("other", "same"));
    }

    @Test
    void twoOrganizationsCanUseTheSameIdAndSlug() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        write(stores -> {
            stores.teams().insert(one.team("same", "same"));
            stores.teams().insert(other.team("same", "same"));
        });

        write(stores -> stores.teams().update(one.team("same", "changed")));
        assertThat(found(other.team("same", "same"))).isEqualTo(other.team("same", "same"));

        write(stores -> stores.teams().delete(one.orgId(), new TeamId("same")));
        assertThat(list(stores -> stores.teams().list(one.orgId(), null, 10))).isEmpty();
        assertThat(list(stores -> stores.teams().list(other.orgId(), null, 10))).hasSize(1);
    }

    @Test
    void aTeamOfAMissingOrganizationIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> write(stores -> stores.teams().insert(missing.team("one", "one"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void deletingATeamDeletesItsMembersAndGrants() {
        Tenant tenant = newTenant();
        Team other = tenant.team("other", "other");
        write(stores -> {
            tenant.fill(stores);
            stores.teams().insert(other);
            stores.teamMembers().put(tenant.teamMember(other.teamId(), "user"));
            stores.projectTeamGrants().put(tenant.grant(PROJECT, other.teamId()));
        });

        write(stores -> stores.teams().delete(tenant.orgId(), TEAM));

        Contents left = read(tenant::contents);
        assertThat(left.teams()).containsExactly(other);
        assertThat(left.teamMembers()).isEmpty();
        assertThat(left.grantsOfTeam()).isEmpty();
        assertThat(left.grantsOfProject()).containsExactly(tenant.grant(PROJECT, other.teamId()));
        assertThat(list(stores -> stores.teamMembers().list(tenant.orgId(), other.teamId(), null, 10)))
                .hasSize(1);
        assertThat(left.orgMembers()).hasSize(1);
        assertThat(left.projects()).hasSize(1);
    }

    @Test
    void deletingATeamKeepsTheTeamWithTheSameIdInAnotherOrganization() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        write(going::fill);
        write(staying::fill);
        Contents stayed = read(staying::contents);

        write(stores -> stores.teams().delete(going.orgId(), TEAM));

        assertThat(read(staying::contents)).isEqualTo(stayed);
    }

    @Test
    void deletingAMissingRowChangesNothing() {
        Tenant tenant = newTenant();
        Team team = tenant.team("one", "one");
        write(stores -> stores.teams().insert(team));

        write(stores -> stores.teams().delete(tenant.orgId(), new TeamId("other")));

        assertThat(found(team)).isEqualTo(team);
    }

    @Test
    void teamsAreListedBySlug() {
        Tenant tenant = newTenant();
        List<String> inOrder = List.of("0", "a", "a-b", "a0", "aa", "ab", "b");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> shuffled.forEach(slug -> stores.teams().insert(tenant.team("id-" + slug, slug))));

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<Team> listed = pages(
                    limit,
                    (stores, after) -> stores.teams().list(tenant.orgId(), after == null ? null : after.slug(), limit));
            assertThat(listed).extracting(team -> team.slug().value()).isEqualTo(inOrder);
        }
    }

    private Team found(Team team) {
        return find(stores -> stores.teams().find(team.orgId(), team.teamId())).orElseThrow();
    }

    @Test
    void manyRowsOfATeamAreRemovedInSlices() {
        Tenant tenant = newTenant();
        write(tenant::fill);
        assertThat(removeSomeUnder(tenant)).isFalse();
        write(stores -> {
            for (int i = 0; i < 1_500; i++) {
                stores.teamMembers().put(tenant.teamMember(Tenant.TEAM, "user_" + i));
            }
        });

        assertThat(removeSomeUnder(tenant)).isTrue();
        while (removeSomeUnder(tenant)) {
            // The next slice.
        }

        assertThat(list(stores -> stores.teamMembers().list(tenant.orgId(), Tenant.TEAM, null, 2_000)))
                .hasSizeLessThanOrEqualTo(1_000);
        write(stores -> stores.teams().delete(tenant.orgId(), Tenant.TEAM));
        assertThat(list(stores -> stores.teamMembers().list(tenant.orgId(), Tenant.TEAM, null, 2_000)))
                .isEmpty();
    }

    private boolean removeSomeUnder(Tenant tenant) {
        return unitOfWork().write(stores -> stores.teams().removeSomeUnder(tenant.orgId(), Tenant.TEAM));
    }
}
