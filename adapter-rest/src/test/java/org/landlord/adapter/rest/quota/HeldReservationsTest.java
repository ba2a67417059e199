package org.landlord.adapter.rest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.quota.QuotaMaintenance;

class HeldReservationsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HeldReservations metric(boolean byOrganization) {
        return new HeldReservations((QuotaMaintenance) null, registry, vertx, Duration.ofSeconds(1), byOrganization);
    }

    private double held(String... tags) {
        return registry.get("landlord.reservations.held").tags(tags).gauge().value();
    }

    @Test
    void givenReservationsOfSeveralOrganizations_thenTheMetricIsTheirSum_andZeroWithoutAny() {
        HeldReservations metric = metric(false);

        metric.show(Map.of(new OrgId("org_a"), 2L, new OrgId("org_b"), 3L));
        assertThat(held()).isEqualTo(5);

        metric.show(Map.of());
        assertThat(held()).isZero();
    }

    @Test
    void givenATagOfOrganizations_thenThoseWithTheMostHaveASeries_andTheOthersShareOne() {
        HeldReservations metric = metric(true);
        Map<OrgId, Long> counts = new HashMap<>();
        for (int i = 0; i < 1_010; i++) {
            counts.put(new OrgId("org_" + i), i < 10 ? 1L : 2L);
        }

        metric.show(counts);

        assertThat(registry.getMeters()).hasSize(1_001);
        assertThat(held("org", "org_10")).isEqualTo(2);
        assertThat(held("org", "other")).isEqualTo(10);

        metric.show(Map.of(new OrgId("org_1"), 7L));

        assertThat(registry.getMeters()).hasSize(1);
        assertThat(held("org", "org_1")).isEqualTo(7);
    }
}
