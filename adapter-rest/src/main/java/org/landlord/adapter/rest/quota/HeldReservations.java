package org.landlord.adapter.rest.quota;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.observe.UsageMetrics;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.quota.QuotaMaintenance;

/// The metric `landlord_reservations_held`, counted at the start and then periodically. With a setting, the
/// organizations with the most reservations have a series each, and `other` is the sum of all further ones.
@Singleton
class HeldReservations {

    private static final System.Logger LOG = System.getLogger(HeldReservations.class.getName());

    /// Stops before the beans that the count uses.
    private static final int FIRST = 1;

    private final @Nullable QuotaMaintenance quota;
    private final Vertx vertx;
    private final Duration pause;
    private final boolean byOrganization;
    private final MultiGauge gauge;
    private volatile boolean stopped;

    /// @param pause between two counts
    /// @param byOrganization true if the metric has the tag `org`
    @Inject
    HeldReservations(
            Instance<QuotaMaintenance> quota,
            MeterRegistry registry,
            Vertx vertx,
            @ConfigProperty(name = "landlord.heartbeat", defaultValue = "20s") Duration pause,
            @ConfigProperty(name = "landlord.metrics-by-organization", defaultValue = "false") boolean byOrganization) {
        this(quota.isResolvable() ? quota.get() : null, registry, vertx, pause, byOrganization);
    }

    HeldReservations(
            @Nullable QuotaMaintenance quota,
            MeterRegistry registry,
            Vertx vertx,
            Duration pause,
            boolean byOrganization) {
        this.quota = quota;
        this.vertx = vertx;
        this.pause = pause;
        this.byOrganization = byOrganization;
        this.gauge = MultiGauge.builder("landlord.reservations.held")
                .description("Reservations that are held.")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        QuotaMaintenance maintenance = quota;
        if (maintenance != null) {
            count(maintenance);
        }
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        stopped = true;
    }

    private void count(QuotaMaintenance maintenance) {
        vertx.executeBlocking(maintenance::countHeldReservations).onComplete(counted -> {
            if (stopped) {
                return;
            }
            if (counted.succeeded()) {
                show(counted.result());
            } else {
                LOG.log(System.Logger.Level.WARNING, "Held reservations were not counted", counted.cause());
            }
            vertx.setTimer(pause.toMillis(), _ -> count(maintenance));
        });
    }

    void show(Map<OrgId, Long> held) {
        gauge.register(byOrganization ? byOrganization(held) : List.of(row(Tags.empty(), sum(held.values()))), true);
    }

    private static List<MultiGauge.Row<Number>> byOrganization(Map<OrgId, Long> held) {
        List<Map.Entry<OrgId, Long>> most = held.entrySet().stream()
                .sorted(Map.Entry.<OrgId, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        int own = Math.min(most.size(), UsageMetrics.ORGANIZATIONS);
        List<MultiGauge.Row<Number>> rows = new ArrayList<>();
        for (Map.Entry<OrgId, Long> each : most.subList(0, own)) {
            rows.add(row(Tags.of(UsageMetrics.ORG, each.getKey().value()), each.getValue()));
        }
        if (own < most.size()) {
            List<Long> others = most.subList(own, most.size()).stream()
                    .map(Map.Entry::getValue)
                    .toList();
            rows.add(row(Tags.of(UsageMetrics.ORG, UsageMetrics.OTHER), sum(others)));
        }
        return rows;
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static MultiGauge.Row<Number> row(Tags tags, long count) {
        return MultiGauge.Row.of(tags, count);
    }
}
