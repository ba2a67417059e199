package org.landlord.port.contracts.out.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.contracts.out.TenantWorkflows;

/// The contract of [org.landlord.port.out.workflow.GatewayStore].
public abstract class GatewayStoreContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        for (GatewayKey key : bothOwners(tenant)) {
            for (String token : List.of("env:LANDLORD_GATEWAY_TOKEN_A", "file:a.B_c-9")) {
                Gateway gateway = full(key, TokenReference.of(token));
                write(stores -> stores.gateways().put(gateway));

                Gateway found = find(stores -> stores.gateways().find(key)).orElseThrow();
                assertThat(found).isEqualTo(gateway);
                assertThat(found.version()).isEqualTo(gateway.version());
            }
        }
    }

    /// One of the organization, and one of the platform with an id that no other test uses.
    private static List<GatewayKey> bothOwners(Tenant tenant) {
        return List.of(
                tenant.workflows().gatewayKey("A:_-z0"),
                new GatewayKey(null, new GatewayId(tenant.orgId().value())));
    }

    private static Gateway full(GatewayKey key, @Nullable TokenReference token) {
        List<UsageMapping> usage = IntStream.range(0, Gateway.MAX_MAPPINGS)
                .mapToObj(i -> new UsageMapping(
                        UsageSource.values()[i % 2],
                        new DataPointer(i == 0 ? "" : "/" + "x".repeat(200) + "/a~1b~0\"\\\u00E9" + i),
                        new Label("metric " + UNICODE),
                        new Label("unit " + UNICODE)))
                .toList();
        return new Gateway(
                key,
                new Name(UNICODE),
                new GatewayUrl("https://gateway.example/" + "x".repeat(2024)),
                token,
                new Label("disabled " + UNICODE),
                usage,
                Instant.parse("0001-01-01T00:00:00.001Z"),
                Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    @Test
    void aGatewayPutAgainIsReplaced_includingOptionalFields() {
        Tenant tenant = newTenant();
        for (GatewayKey key : bothOwners(tenant)) {
            Gateway bare = TenantWorkflows.gateway(key);
            Gateway full = full(key, TokenReference.of("file:token"));
            for (Gateway next : List.of(full, bare, full)) {
                write(stores -> stores.gateways().put(next));

                assertThat(find(stores -> stores.gateways().find(key))).contains(next);
            }
        }
        assertThat(list(stores -> stores.gateways().list(tenant.orgId(), null, 10)))
                .hasSize(1);
    }

    @Test
    void gatewaysOfThePlatformAndOfOrganizationsWithTheSameIdAreDifferentOnes() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        GatewayId gatewayId = new GatewayId(one.orgId().value());
        GatewayKey ofPlatform = new GatewayKey(null, gatewayId);
        GatewayKey ofOne = new GatewayKey(one.orgId(), gatewayId);
        GatewayKey ofOther = new GatewayKey(other.orgId(), gatewayId);
        write(stores -> List.of(ofPlatform, ofOne, ofOther)
                .forEach(key -> stores.gateways().put(TenantWorkflows.gateway(key))));

        write(stores -> stores.gateways().delete(ofOne));
        write(stores -> stores.gateways().delete(ofOne));

        assertThat(find(stores -> stores.gateways().find(ofOne))).isEmpty();
        assertThat(find(stores -> stores.gateways().find(ofPlatform))).contains(TenantWorkflows.gateway(ofPlatform));
        assertThat(find(stores -> stores.gateways().find(ofOther))).contains(TenantWorkflows.gateway(ofOther));
        write(stores -> stores.gateways().delete(ofPlatform));
        assertThat(find(stores -> stores.gateways().find(ofPlatform))).isEmpty();
        assertThat(list(stores -> stores.gateways().list(one.orgId(), null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.gateways().list(other.orgId(), null, 10)))
                .containsExactly(TenantWorkflows.gateway(ofOther));
    }

    @Test
    void aGatewayOfAMissingOrganizationIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> write(
                        stores -> stores.gateways().put(missing.workflows().gateway("gateway"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void gatewaysAreListedById() {
        Tenant tenant = newTenant();
        List<String> inOrder = List.of("-", "0", "9", ":", "A", "Z", "_", "a", "a-", "a-b", "a0", "aB", "a_", "aa");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        String own = tenant.orgId().value();
        write(stores -> {
            shuffled.forEach(id -> stores.gateways().put(tenant.workflows().gateway(id)));
            shuffled.forEach(id ->
                    stores.gateways().put(TenantWorkflows.gateway(new GatewayKey(null, new GatewayId(own + id)))));
        });

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            assertThat(listed(tenant.orgId(), limit))
                    .extracting(gateway -> gateway.key().gatewayId().value())
                    .isEqualTo(inOrder);
            assertThat(listed(null, limit))
                    .extracting(gateway -> gateway.key().gatewayId().value())
                    .filteredOn(id -> id.startsWith(own))
                    .isEqualTo(inOrder.stream().map(id -> own + id).toList());
        }
    }

    private List<Gateway> listed(@Nullable OrgId orgId, int limit) {
        return pages(
                limit,
                (stores, after) -> stores.gateways()
                        .list(orgId, after == null ? null : after.key().gatewayId(), limit));
    }

    @Test
    void allGatewaysAreListedByKeyThePlatformFirst_withoutDeletedOrganizations() {
        List<Tenant> tenants = List.of(newTenant(), newTenant(), newTenant());
        List<Gateway> own = new ArrayList<>();
        for (Tenant tenant : tenants) {
            own.add(tenant.workflows().gateway("a"));
            own.add(tenant.workflows().gateway("b"));
        }
        own.add(TenantWorkflows.gateway(
                new GatewayKey(null, new GatewayId(tenants.getFirst().orgId().value()))));
        write(stores -> own.forEach(stores.gateways()::put));
        OrgId going = tenants.get(1).orgId();

        write(stores -> stores.organizations().markDeleted(going, NOW));

        List<GatewayKey> expected = own.stream()
                .map(Gateway::key)
                .filter(key -> !going.equals(key.orgId()))
                .sorted()
                .toList();
        for (int limit : List.of(1, 2, 3, 1_000)) {
            List<GatewayKey> all = this.<Gateway>pages(
                            limit,
                            (stores, after) -> stores.gateways().listAll(after == null ? null : after.key(), limit))
                    .stream()
                    .map(Gateway::key)
                    .toList();
            assertThat(all).isSorted().doesNotHaveDuplicates();
            assertThat(all)
                    .filteredOn(key ->
                            own.stream().anyMatch(gateway -> gateway.key().equals(key)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void deletingAnOrganizationDeletesItsGatewaysAndNoneOfThePlatform() {
        Tenant going = newTenant();
        Gateway ofPlatform = TenantWorkflows.gateway(
                new GatewayKey(null, new GatewayId(going.orgId().value())));
        write(stores -> {
            stores.gateways().put(ofPlatform);
            stores.gateways().put(going.workflows().gateway("gateway"));
        });

        write(stores -> Fixtures.deleteOrganization(stores, going.orgId()));

        assertThat(find(stores -> stores.gateways().find(going.workflows().gatewayKey("gateway"))))
                .isEmpty();
        assertThat(find(stores -> stores.gateways().find(ofPlatform.key()))).contains(ofPlatform);
    }
}
