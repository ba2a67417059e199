package org.landlord.port.contracts.out.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.tenancy.OrgMemberStore].
public abstract class OrgMemberStoreContract extends StorageContract {

    private static final UserId USER = new UserId("A:_-z0");

    @Test
    void membersAreCountedByRoleWithinTheirOrganization() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        write(stores -> {
            stores.orgMembers().put(new OrgMember(tenant.orgId(), new UserId("ada"), OrgRole.OWNER, NOW));
            stores.orgMembers().put(new OrgMember(tenant.orgId(), new UserId("bob"), OrgRole.OWNER, NOW));
            stores.orgMembers().put(new OrgMember(tenant.orgId(), new UserId("cleo"), OrgRole.ADMIN, NOW));
            stores.orgMembers().put(new OrgMember(other.orgId(), new UserId("dan"), OrgRole.OWNER, NOW));
        });

        assertThat(list(stores -> List.of(
                        stores.orgMembers().count(tenant.orgId(), OrgRole.OWNER),
                        stores.orgMembers().count(tenant.orgId(), OrgRole.ADMIN),
                        stores.orgMembers().count(tenant.orgId(), OrgRole.BILLING))))
                .containsExactly(2, 1, 0);
    }

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();

        for (OrgRole role : OrgRole.values()) {
            OrgMember member = new OrgMember(tenant.orgId(), USER, role, Instant.parse("1969-12-31T23:59:59.999Z"));
            write(stores -> stores.orgMembers().put(member));

            assertThat(find(stores -> stores.orgMembers().find(tenant.orgId(), USER)))
                    .contains(member);
        }
    }

    @Test
    void aMemberPutAgainIsReplaced() {
        Tenant tenant = newTenant();
        OrgMember changed = new OrgMember(tenant.orgId(), USER, OrgRole.OWNER, NOW.plusMillis(1));
        write(stores -> stores.orgMembers().put(tenant.orgMember(USER.value())));

        write(stores -> stores.orgMembers().put(changed));

        assertThat(list(stores -> stores.orgMembers().list(tenant.orgId(), null, 10)))
                .containsExactly(changed);
    }

    @Test
    void aMemberPutTwiceInOneUnitHasTheLastValue() {
        Tenant tenant = newTenant();
        OrgMember changed = new OrgMember(tenant.orgId(), USER, OrgRole.OWNER, NOW);

        write(stores -> {
            stores.orgMembers().put(tenant.orgMember(USER.value()));
            stores.orgMembers().put(changed);
        });

        assertThat(find(stores -> stores.orgMembers().find(tenant.orgId(), USER)))
                .contains(changed);
    }

    @Test
    void aDeletedMemberIsNotFound() {
        Tenant tenant = newTenant();
        write(stores -> stores.orgMembers().put(tenant.orgMember(USER.value())));
        write(stores -> stores.orgMembers().put(tenant.orgMember("other")));

        write(stores -> stores.orgMembers().delete(tenant.orgId(), USER));
        write(stores -> stores.orgMembers().delete(tenant.orgId(), USER));

        assertThat(find(stores -> stores.orgMembers().find(tenant.orgId(), USER)))
                .isEmpty();
        assertThat(list(stores -> stores.orgMembers().list(tenant.orgId(), null, 10)))
                .containsExactly(tenant.orgMember("other"));
    }

    @Test
    void aMemberDeletedAndPutInOneUnitExists() {
        Tenant tenant = newTenant();
        OrgMember again = new OrgMember(tenant.orgId(), USER, OrgRole.AUDITOR, NOW);
        write(stores -> stores.orgMembers().put(tenant.orgMember(USER.value())));

        write(stores -> {
            stores.orgMembers().delete(tenant.orgId(), USER);
            assertThat(stores.orgMembers().find(tenant.orgId(), USER)).isEmpty();
            stores.orgMembers().put(again);
        });

        assertThat(find(stores -> stores.orgMembers().find(tenant.orgId(), USER)))
                .contains(again);
    }

    @Test
    void aMemberOfAMissingOrganizationIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> write(stores -> stores.orgMembers().put(missing.orgMember("user"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aUserCanBelongToTwoOrganizations() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        write(stores -> {
            stores.orgMembers().put(one.orgMember("user"));
            stores.orgMembers().put(other.orgMember("user"));
        });

        write(stores -> stores.orgMembers().delete(one.orgId(), new UserId("user")));

        assertThat(list(stores -> stores.orgMembers().list(one.orgId(), null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.orgMembers().list(other.orgId(), null, 10)))
                .containsExactly(other.orgMember("user"));
    }

    @Test
    void membersAreListedByUserId() {
        Tenant tenant = newTenant();
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
            shuffled.forEach(id -> stores.orgMembers().put(tenant.orgMember(id)));
        });

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<OrgMember> listed = pages(
                    limit,
                    (stores, after) ->
                            stores.orgMembers().list(tenant.orgId(), after == null ? null : after.userId(), limit));
            assertThat(listed).extracting(member -> member.userId().value()).isEqualTo(inOrder);
        }
    }
}
