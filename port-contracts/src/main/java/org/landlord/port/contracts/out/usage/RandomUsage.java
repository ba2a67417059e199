package org.landlord.port.contracts.out.usage;

import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;
import org.landlord.port.out.usage.UsageTopQuery;

/// Random usage and queries at error-prone instants: at the boundaries of seconds, minutes, hours and days,
/// before and after 1970. There are few projects, metrics and units, so that many events have the same series.
/// The same seed generates the same usage.
final class RandomUsage {

    /// The projects of usage; null for none.
    static final List<@Nullable ProjectId> PROJECTS =
            Arrays.asList(null, new ProjectId("project_a"), new ProjectId("project_b"));

    private static final List<Label> METRICS = List.of(new Label("calls"), new Label("tokens"));
    private static final List<@Nullable RunId> RUNS = Arrays.asList(null, new RunId("run_a"), new RunId("run_b"));
    private static final List<Label> UNITS = List.of(new Label("count"), new Label("ms"));
    private static final List<Instant> PLACES = List.of(
            Instant.EPOCH,
            Instant.parse("1969-11-30T23:00:00Z"),
            Instant.parse("2024-02-29T12:00:00Z"),
            Instant.parse("2026-12-31T23:59:59.999Z"),
            NOW);
    private static final List<Duration> STEPS =
            List.of(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));
    private static final List<Bucket> BUCKETS = List.of(Bucket.values());

    /// Offsets of whole hours, of half and quarter hours and, in Monrovia before 1972, of seconds.
    private static final List<ZoneId> ZONES = Stream.of(
                    "UTC",
                    "Z",
                    "America/New_York",
                    "Asia/Kolkata",
                    "Asia/Kathmandu",
                    "Australia/Lord_Howe",
                    "Pacific/Apia",
                    "Africa/Monrovia")
            .map(ZoneId::of)
            .toList();

    /// The range of recording and voiding instants in milliseconds; small, so that many are equal.
    private static final int RECORDING = 200;

    private final Random random;
    private final OrgId orgId;
    private int events;

    RandomUsage(long seed, OrgId orgId) {
        this.random = new Random(seed);
        this.orgId = orgId;
    }

    /// Events in random order of time, some long before events that were recorded earlier.
    List<UsageEvent> events(int count) {
        return IntStream.range(0, count).mapToObj(_ -> event(instant())).toList();
    }

    /// Events within one minute.
    List<UsageEvent> burst(Instant minute, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> event(minute.plusMillis(random.nextInt(60_000))))
                .toList();
    }

    private UsageEvent event(Instant observedAt) {
        return new UsageEvent(
                orgId,
                new EventId("evt_" + events++),
                any(PROJECTS),
                any(RUNS),
                any(METRICS),
                quantity(),
                any(UNITS),
                observedAt,
                NOW.plusMillis(random.nextInt(RECORDING)),
                Metadata.empty());
    }

    private Quantity quantity() {
        return switch (random.nextInt(5)) {
            case 0 -> Quantity.ZERO;
            case 1 -> new Quantity(0, 1);
            case 2 -> new Quantity(0, random.nextInt(1_000_000_000));
            case 3 -> Quantity.of(random.nextInt(10));
            default -> new Quantity(random.nextLong(1_000_000_000_000L), random.nextInt(1_000_000_000));
        };
    }

    /// An instant at, just before or just after the boundary of a second, minute, hour or day, or a random one.
    Instant instant() {
        long step = any(STEPS).toMillis();
        long place = any(PLACES).toEpochMilli();
        long edge = (Math.floorDiv(place, step) + random.nextInt(-2, 3)) * step;
        return Instant.ofEpochMilli(edge
                + switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> -1;
                    case 2 -> 1;
                    default -> random.nextLong(step);
                });
    }

    /// A random subset.
    <T> List<T> some(List<T> choices, int oneIn) {
        return choices.stream().filter(_ -> random.nextInt(oneIn) == 0).toList();
    }

    /// A reversal at or after the recording.
    Voiding voiding(UsageEvent event) {
        return new Voiding(event.recordedAt().plusMillis(random.nextInt(RECORDING)), new VoidReason("a mistake"));
    }

    /// @param seen events whose instants may be bounds of the window
    UsageSumQuery query(List<UsageEvent> seen) {
        return new UsageSumQuery(
                orgId,
                any(PROJECTS),
                maybe(METRICS),
                maybe(UNITS),
                any(RUNS),
                window(seen),
                random.nextInt(3) == 0 ? asOf() : null);
    }

    /// The same query without `asOf` and run.
    static UsageSumQuery now(UsageSumQuery query) {
        return in(query, query.window());
    }

    /// The same query without `asOf` and run, in another window.
    static UsageSumQuery in(UsageSumQuery query, Window window) {
        return new UsageSumQuery(query.orgId(), query.projectId(), query.metric(), query.unit(), window, null);
    }

    /// The same query without `asOf` and run, from a later start: often from an event on.
    UsageSumQuery part(UsageSumQuery query, List<UsageEvent> seen) {
        Instant start = edge(seen);
        Window window = query.window();
        return window.contains(start) ? in(query, new Window(start, window.until())) : now(query);
    }

    /// A sum, or a billionth less if it is not 0.
    QuantitySum orLess(QuantitySum sum) {
        return sum.isPositive() && random.nextBoolean()
                ? new QuantitySum(sum.billionths().subtract(BigInteger.ONE))
                : sum;
    }

    /// A query in whole hours.
    UsageTopQuery topQuery() {
        Instant since = instant().truncatedTo(ChronoUnit.HOURS);
        Instant until = since.plus(
                random.nextBoolean() ? random.nextInt(1, 100) : random.nextInt(1, 1_000_000), ChronoUnit.HOURS);
        return new UsageTopQuery(any(METRICS), any(UNITS), since, until, random.nextBoolean());
    }

    UsageGrouping grouping() {
        return new UsageGrouping(random.nextBoolean(), maybe(BUCKETS), any(ZONES));
    }

    /// A random page size.
    int limit() {
        return random.nextInt(1, 12);
    }

    private Window window(List<UsageEvent> seen) {
        Instant one = edge(seen);
        Instant other = random.nextInt(8) == 0 ? one : edge(seen);
        return one.isAfter(other) ? new Window(other, one) : new Window(one, other);
    }

    private Instant edge(List<UsageEvent> seen) {
        return switch (random.nextInt(8)) {
            case 0 -> Timestamps.MIN;
            case 1 -> Timestamps.MAX;
            case 2, 3 -> any(seen).observedAt().plusMillis(random.nextInt(-1, 2));
            default -> instant();
        };
    }

    private Instant asOf() {
        return NOW.plusMillis(random.nextInt(-10, 2 * RECORDING + 10));
    }

    private <T extends @Nullable Object> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> @Nullable T maybe(List<T> choices) {
        return random.nextBoolean() ? any(choices) : null;
    }
}
