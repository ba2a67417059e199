package org.landlord.adapter.rest.http.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.diagnostics.ServerTraffic;

class UsageMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecordedEvents traffic = new RecordedEvents();

    private static final class RecordedEvents implements ServerTraffic {

        private int events;

        @Override
        public void answered(boolean isServerError) {
            throw new AssertionError("no request is answered here");
        }

        @Override
        public void recorded(int more) {
            events += more;
        }
    }

    @Test
    void givenNoTagOfOrganizations_whenUsageIsRecordedAndRefused_thenBothAreCountedInOneSeriesEach() {
        UsageMetrics metrics = new UsageMetrics(registry, traffic, false);

        metrics.recorded(new OrgId("one"), 2);
        metrics.recorded(new OrgId("two"), 3);
        assertThatThrownBy(() -> metrics.counted(() -> {
                    throw refusal("one");
                }))
                .isInstanceOf(QuotaExceeded.class);
        metrics.counted(CompletableFuture.failedStage(refusal("two")));
        metrics.counted(CompletableFuture.failedStage(new CompletionException(refusal("two"))));

        assertThat(registry.getMeters()).hasSize(2);
        assertThat(registry.counter("landlord.usage.events").count()).isEqualTo(5);
        assertThat(traffic.events).isEqualTo(5);
        assertThat(registry.counter("landlord.quota.denials").count()).isEqualTo(3);
    }

    @Test
    void givenOtherFailuresAndSuccess_thenNothingIsRefused() {
        UsageMetrics metrics = new UsageMetrics(registry, traffic, false);

        assertThat(metrics.counted(() -> "done")).isEqualTo("done");
        metrics.counted(CompletableFuture.completedStage("done"));
        metrics.counted(CompletableFuture.failedStage(new Conflict("taken")));

        assertThat(registry.counter("landlord.quota.denials").count()).isZero();
    }

    @Test
    void givenATagOfOrganizations_whenThereAreMoreThanAThousand_thenFurtherOnesShareASeries() {
        UsageMetrics metrics = new UsageMetrics(registry, traffic, true);

        for (int i = 0; i < 2_000; i++) {
            metrics.recorded(new OrgId("org_" + i), 1);
        }
        metrics.recorded(new OrgId("org_0"), 1);
        metrics.recorded(new OrgId("org_1999"), 1);

        assertThat(registry.getMeters()).hasSize(2 * (UsageMetrics.ORGANIZATIONS + 1));
        assertThat(events("org_0")).isEqualTo(2);
        assertThat(events("other")).isEqualTo(1_001);
    }

    private double events(String org) {
        return registry.counter("landlord.usage.events", "org", org).count();
    }

    private static QuotaExceeded refusal(String org) {
        LimitKey limit = LimitKey.of(new OrgId(org), null, new Label("tokens"), null, null);
        Instant now = Instant.parse("2026-11-22T15:04:05.123Z");
        return new QuotaExceeded(
                new QuotaShortfall(
                        limit,
                        new Window(now, now),
                        Quantity.of(1),
                        QuantitySum.ZERO,
                        QuantitySum.ZERO,
                        QuantitySum.of(2),
                        null),
                null);
    }
}
