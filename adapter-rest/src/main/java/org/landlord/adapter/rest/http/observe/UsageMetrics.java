package org.landlord.adapter.rest.http.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.diagnostics.ServerTraffic;

/// Counts posted usage events and refusals by hard limits. With a setting, each organization has its own
/// series: the first [#ORGANIZATIONS] of the process, and `other` for all further ones, so that the number
/// of series is bounded.
@Singleton
public class UsageMetrics {

    /// The maximum number of organizations with a series of their own.
    public static final int ORGANIZATIONS = 1_000;

    /// The tag of an organization.
    public static final String ORG = "org";

    /// The tag's value of all further organizations.
    public static final String OTHER = "other";

    private final MeterRegistry registry;
    private final ServerTraffic traffic;
    private final boolean byOrganization;
    private final Map<String, Series> series = new ConcurrentHashMap<>();

    private record Series(Counter events, Counter denials) {}

    /// @param byOrganization true if the counts have the tag `org`
    UsageMetrics(
            MeterRegistry registry,
            ServerTraffic traffic,
            @ConfigProperty(name = "landlord.metrics-by-organization", defaultValue = "false") boolean byOrganization) {
        this.registry = registry;
        this.traffic = traffic;
        this.byOrganization = byOrganization;
        if (!byOrganization) {
            series("");
        }
    }

    /// Counts new usage events.
    public void recorded(OrgId orgId, int events) {
        of(orgId).events().increment(events);
        traffic.recorded(events);
    }

    /// Runs `work`, and counts its refusal by a hard limit.
    public <T> T counted(Supplier<T> work) {
        try {
            return work.get();
        } catch (QuotaExceeded refused) {
            count(refused);
            throw refused;
        }
    }

    /// The same stage, whose refusal by a hard limit is counted.
    public <T> CompletionStage<T> counted(CompletionStage<T> work) {
        return work.whenComplete((_, failure) -> count(failure));
    }

    private void count(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof QuotaExceeded refused) {
            of(refused.shortfall().limit().orgId()).denials().increment();
        }
    }

    private Series of(OrgId orgId) {
        if (!byOrganization) {
            return series("");
        }
        Series known = series.get(orgId.value());
        if (known != null) {
            return known;
        }
        // Some more if several are new at the same time.
        return series(series.size() < ORGANIZATIONS ? orgId.value() : OTHER);
    }

    private Series series(String org) {
        return series.computeIfAbsent(org, this::create);
    }

    private Series create(String org) {
        return new Series(
                counter("landlord.usage.events", "New usage events that were posted.", org),
                counter("landlord.quota.denials", "Requests that hard limits have refused.", org));
    }

    private Counter counter(String name, String description, String org) {
        Counter.Builder counter = Counter.builder(name).description(description);
        return (org.isEmpty() ? counter : counter.tag(ORG, org)).register(registry);
    }
}
