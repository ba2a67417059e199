package org.landlord.benchmarks;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.TopUsage;

/// Many organizations with ten limits each, and what an operator asks of all of them.
final class ManyTenants {

    static final int METRICS = 10;

    /// Limits from this percentage on are asked for.
    static final int OVER = 80;

    static final int LARGEST = 50;

    private static final Duration SPREAD = Duration.ofDays(29);
    private static final int MEAN_QUANTITY = 500;
    private static final int CALLERS = 64;

    private ManyTenants() {}

    static OrgId org(int number) {
        return new OrgId("org_%05d".formatted(number));
    }

    static Label metric(int number) {
        return new Label("metric_" + number);
    }

    static TopUsage largest() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return new TopUsage(metric(0), null, end.minus(SPREAD.plusDays(1)), end, false, LARGEST);
    }

    /// Makes organizations with usage of the last 29 days that fills their limits to 5 to 125 percent, and compares
    /// all three questions with the events.
    ///
    /// @param events of each organization
    static void fill(int organizations, int events) {
        Landlord landlord = RunningLandlord.start();
        Semaphore places = new Semaphore(CALLERS);
        List<Future<?>> filled = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < organizations; i++) {
                int number = i;
                filled.add(callers.submit(() -> {
                    places.acquire();
                    try {
                        fill(landlord, number, events);
                    } finally {
                        places.release();
                    }
                    return number;
                }));
            }
        }
        filled.forEach(Future::resultNow);
        compare(landlord);
    }

    private static void fill(Landlord landlord, int number, int events) {
        SplittableRandom random = new SplittableRandom(number);
        OrgId orgId = org(number);
        landlord.organizations()
                .create(
                        Tenant.CALLER,
                        new CreateOrganization(
                                orgId, new Slug("org-" + number), new Name("Org " + number), Metadata.empty()));
        long used = (long) MEAN_QUANTITY * events / METRICS;
        for (int metric = 0; metric < METRICS; metric++) {
            long limit = Math.max(1, (long) (used / random.nextDouble(0.05, 1.25)));
            LimitKey key = new LimitKey(orgId, null, metric(metric), UsageEvent.DEFAULT_UNIT, Period.MONTHLY);
            landlord.usageLimits()
                    .set(
                            Tenant.CALLER,
                            new SetUsageLimit(key, Quantity.of(limit), null, null, null, new Precondition.None()));
        }
        Instant oldest = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(SPREAD);
        List<RecordUsage> batch = IntStream.range(0, events)
                .mapToObj(i -> new RecordUsage(
                        null,
                        null,
                        null,
                        metric(i % METRICS),
                        new Quantity(random.nextLong(2 * MEAN_QUANTITY), random.nextInt(1_000_000_000)),
                        null,
                        oldest.plusMillis(random.nextLong(SPREAD.toMillis())),
                        Metadata.empty()))
                .toList();
        landlord.usage().recordBatch(Tenant.CALLER, orgId, batch);
    }

    /// A limit and its percentage.
    private record Filled(OrgId orgId, Label metric, int percent) {

        static final Comparator<Filled> FULLEST_FIRST = Comparator.comparing(Filled::percent, Comparator.reverseOrder())
                .thenComparing(Filled::orgId)
                .thenComparing(Filled::metric);

        static Filled of(QuotaStatus status) {
            LimitKey key = status.check().limit().key();
            return new Filled(key.orgId(), key.metric(), status.percentUsed());
        }
    }

    private static void compare(Landlord landlord) {
        Map<OrgId, Map<Label, QuantitySum>> sums = sums();
        List<Filled> fullest = new ArrayList<>();
        sums.forEach((orgId, ofOrg) -> {
            for (UsageLimit limit : landlord.usageLimits()
                    .list(Tenant.CALLER, orgId, PageRequest.first())
                    .items()) {
                Label metric = limit.key().metric();
                fullest.add(new Filled(orgId, metric, limit.percentUsed(Objects.requireNonNull(ofOrg.get(metric)))));
            }
        });
        fullest.sort(Filled.FULLEST_FIRST);
        requireSame(
                "the fullest limits",
                landlord.quotaStatuses().fullest(Tenant.CALLER, OVER, LARGEST).stream()
                        .map(Filled::of)
                        .toList(),
                fullest.stream()
                        .filter(limit -> limit.percent() >= OVER)
                        .limit(LARGEST)
                        .toList());
        OrgId first = org(0);
        requireSame(
                "the limits of an organization",
                landlord.quotaStatuses().list(Tenant.CALLER, first, PageRequest.first()).items().stream()
                        .map(Filled::of)
                        .toList(),
                fullest.stream()
                        .filter(limit -> limit.orgId().equals(first))
                        .sorted(Comparator.comparing(Filled::metric))
                        .toList());
        requireSame(
                "the largest users",
                landlord.usage().top(Tenant.CALLER, largest()).stream()
                        .map(total -> Map.entry(total.orgId(), total.quantity()))
                        .toList(),
                sums.entrySet().stream()
                        .map(each -> new UsageTotal(
                                each.getKey(),
                                null,
                                metric(0),
                                UsageEvent.DEFAULT_UNIT,
                                null,
                                Objects.requireNonNull(each.getValue().get(metric(0)))))
                        .sorted(UsageTotal.LARGEST_FIRST)
                        .limit(LARGEST)
                        .map(total -> Map.entry(total.orgId(), total.quantity()))
                        .toList());
    }

    /// The events added up, by organization and metric.
    private static Map<OrgId, Map<Label, QuantitySum>> sums() {
        Map<OrgId, Map<Label, QuantitySum>> sums = new HashMap<>();
        String query = "SELECT s.org_id, s.metric, sum(e.units), sum(e.nanos)"
                + " FROM usage_event e JOIN usage_series s USING (series_id) GROUP BY 1, 2";
        try (Connection connection = Database.connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sums.computeIfAbsent(new OrgId(row.getString(1)), _ -> new HashMap<>())
                        .put(
                                new Label(row.getString(2)),
                                QuantitySum.of(BigInteger.valueOf(row.getLong(3)), BigInteger.valueOf(row.getLong(4))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sums;
    }

    private static void requireSame(String what, List<?> answered, List<?> added) {
        if (!answered.equals(added)) {
            throw new IllegalStateException(what + " are " + answered + ", and by the events " + added);
        }
        System.out.println(what + " are those of the events");
    }
}
