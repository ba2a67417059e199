package org.landlord.port.contracts.out.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.idempotency.IdempotencyRecord;

/// The contract of [org.landlord.port.out.idempotency.IdempotencyStore].
public abstract class IdempotencyStoreContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        IdempotencyRecord answered = new IdempotencyRecord(
                "POST /v1/orgs " + tenant.orgId() + UNICODE,
                "key " + UNICODE,
                "fingerprint " + UNICODE,
                "{\"answer\": \"" + "long ".repeat(20_000) + UNICODE + "\"}\n",
                Instant.parse("1969-12-31T23:59:59.999Z"),
                tenant.orgId());

        write(stores -> stores.idempotency().put(answered));

        assertThat(find(stores -> stores.idempotency().find(answered.scope(), answered.key())))
                .contains(answered);
    }

    @Test
    void aRecordCanHaveNoOrganization() {
        Tenant going = newTenant();
        String scope = "of no organization, after " + going.orgId();
        IdempotencyRecord answered = new IdempotencyRecord(scope, "key", "fingerprint", "answer", NOW, null);

        write(stores -> stores.idempotency().put(answered));
        write(stores -> Fixtures.deleteOrganization(stores, going.orgId()));

        assertThat(find(stores -> stores.idempotency().find(scope, "key"))).contains(answered);
    }

    @Test
    void aRecordPutAgainIsReplaced() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        String scope = one.orgId().value();
        IdempotencyRecord changed =
                new IdempotencyRecord(scope, "key", "other", "other", NOW.plusMillis(1), other.orgId());
        write(stores -> stores.idempotency().put(one.answered(scope, "key", NOW)));

        write(stores -> stores.idempotency().put(changed));

        assertThat(find(stores -> stores.idempotency().find(scope, "key"))).contains(changed);
    }

    @Test
    void aRecordIsFoundByItsScopeAndItsKey() {
        Tenant tenant = newTenant();
        String scope = tenant.orgId().value();
        write(stores -> stores.idempotency().put(tenant.answered(scope, "key", NOW)));

        assertThat(find(stores -> stores.idempotency().find(scope, "KEY"))).isEmpty();
        assertThat(find(stores -> stores.idempotency().find(scope + "/", "key")))
                .isEmpty();
        assertThat(find(stores -> stores.idempotency().find("key", scope))).isEmpty();
    }

    @Test
    void oldRecordsAreRemovedAndNewOnesStay() {
        Tenant tenant = newTenant();
        String scope = tenant.orgId().value();
        // Older than all other records, so that no other record is removed.
        Instant longAgo = Instant.parse("1001-01-01T00:00:00Z");
        write(stores -> {
            stores.idempotency().put(tenant.answered(scope, "before", longAgo.minusMillis(1)));
            stores.idempotency().put(tenant.answered(scope, "then", longAgo));
        });

        write(stores -> stores.idempotency().deleteBefore(longAgo, 10));

        assertThat(find(stores -> stores.idempotency().find(scope, "before"))).isEmpty();
        assertThat(find(stores -> stores.idempotency().find(scope, "then"))).isPresent();
    }

    @Test
    void oldRecordsAreRemovedUpToTheLimit() {
        Tenant tenant = newTenant();
        String scope = tenant.orgId().value();
        Instant longAgo = Instant.parse("0901-01-01T00:00:00Z");
        List<String> keys = List.of("1", "2", "3", "4", "5");
        write(stores ->
                keys.forEach(key -> stores.idempotency().put(tenant.answered(scope, key, longAgo.minusMillis(1)))));

        write(stores -> stores.idempotency().deleteBefore(longAgo, 3));

        assertThat(keys.stream()
                        .filter(key -> find(stores -> stores.idempotency().find(scope, key))
                                .isPresent()))
                .hasSize(2);
    }

    @Test
    void aRecordOfAMissingOrganizationIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> write(stores -> stores.idempotency()
                        .put(missing.answered(missing.orgId().value(), "key", NOW))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aRecordIsRemovedWithItsOrganization() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        String scope = going.orgId().value();
        write(stores -> {
            stores.idempotency().put(going.answered(scope, "going", NOW));
            stores.idempotency().put(staying.answered(scope, "staying", NOW));
        });

        write(stores -> Fixtures.deleteOrganization(stores, going.orgId()));

        assertThat(find(stores -> stores.idempotency().find(scope, "going"))).isEmpty();
        assertThat(find(stores -> stores.idempotency().find(scope, "staying"))).isPresent();
    }
}
