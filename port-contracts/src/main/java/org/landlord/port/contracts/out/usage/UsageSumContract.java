package org.landlord.port.contracts.out.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;

/// The contract of [org.landlord.port.out.usage.UsageEventStore] for sums: they are exact in every window.
public abstract class UsageSumContract extends StorageContract {

    @Test
    void theSumOfNothingIsZero() {
        Tenant tenant = newTenant();

        assertThat(sum(tenant, Window.always())).isEqualTo("0");
    }

    @Test
    void tenTimesOneTenthIsOne() {
        Tenant tenant = newTenant();
        write(stores -> stores.usageEvents()
                .append(IntStream.range(0, 10)
                        .mapToObj(i -> tenant.usage("evt_" + i, "0.1", NOW))
                        .toList()));

        assertThat(sum(tenant, Window.always())).isEqualTo("1");
    }

    @Test
    void largeAndSmallQuantitiesAddUpExactly() {
        Tenant tenant = newTenant();
        write(stores -> stores.usageEvents()
                .append(List.of(
                        tenant.usage("a", "999999999999999997.999999999", NOW),
                        tenant.usage("b", "0.999999999", NOW),
                        tenant.usage("c", "0.000000002", NOW))));

        assertThat(sum(tenant, Window.always())).isEqualTo("999999999999999999");
    }

    @Test
    void aSumCanBeLargerThanTheLargestQuantity() {
        Tenant tenant = newTenant();
        write(stores -> stores.usageEvents()
                .append(List.of(tenant.usage("a", "999999999999999999", NOW), tenant.usage("b", "0.000000001", NOW))));

        assertThat(sum(tenant, Window.always())).isEqualTo("999999999999999999.000000001");
        assertThat(summarize(all(tenant), new UsageGrouping(false, null), 10))
                .singleElement()
                .asString()
                .endsWith(" 999999999999999999.000000001");
        assertThat(sum(tenant, new Window(NOW.plusMillis(1), Timestamps.MAX))).isEqualTo("0");
    }

    @Test
    void aSumBeyondSixtyFourBitsIsExactAndDoesNotWrapAround() {
        Tenant tenant = newTenant();
        BigInteger largest = BigInteger.valueOf(Quantity.MAX_UNITS);
        // 19 times almost 10^18 is a little more than 2^64: read before and after the wrap-around.
        for (int i = 1; i <= 25; i++) {
            String id = "evt_" + i;
            write(stores -> stores.usageEvents().append(List.of(tenant.usage(id, "999999999999999999", NOW))));

            assertThat(sum(tenant, Window.always()))
                    .isEqualTo(largest.multiply(BigInteger.valueOf(i)).toString());
        }
        for (Bucket bucket : Bucket.values()) {
            assertThat(summarize(all(tenant), new UsageGrouping(true, bucket), 10))
                    .singleElement()
                    .asString()
                    .endsWith(" 24999999999999999975");
        }
    }

    @Test
    void randomQuantitiesInRandomWindowsAddUpAsDecimalsDo() {
        Random random = new Random(42);
        Tenant tenant = newTenant();
        // Around 1970, where instants change their sign.
        List<UsageEvent> events = IntStream.range(0, 300)
                .mapToObj(i -> tenant.usage(
                        "evt_" + i,
                        random.nextLong(1_000_000_000_000_000L) + "." + random.nextInt(1_000_000_000),
                        Instant.ofEpochMilli(random.nextLong(-7_200_000, 7_200_000))))
                .toList();
        write(stores -> stores.usageEvents().append(events));

        for (int i = 0; i < 50; i++) {
            long since = random.nextLong(-7_200_000, 7_200_000);
            long length = random.nextLong(1, 7_200_000);
            Window window = new Window(Instant.ofEpochMilli(since), Instant.ofEpochMilli(since + length));
            BigDecimal expected = events.stream()
                    .filter(event -> window.contains(event.observedAt()))
                    .map(event -> event.quantity().toBigDecimal())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(new BigDecimal(sum(tenant, window))).isEqualByComparingTo(expected);
        }
    }

    @Test
    void aWindowIncludesBothBoundsToTheMillisecond() {
        Tenant tenant = newTenant();
        Instant until = NOW.plus(Duration.ofDays(30));
        write(stores -> stores.usageEvents()
                .append(List.of(
                        tenant.usage("before", "1", NOW.minusMillis(1)),
                        tenant.usage("first", "10", NOW),
                        tenant.usage("within", "100", NOW.plusMillis(1)),
                        tenant.usage("last", "1000", until),
                        tenant.usage("after", "10000", until.plusMillis(1)))));

        assertThat(sum(tenant, new Window(NOW, until))).isEqualTo("1110");
        assertThat(sum(tenant, new Window(NOW.minusMillis(1), until))).isEqualTo("1111");
        assertThat(sum(tenant, new Window(NOW.plusMillis(1), until))).isEqualTo("1100");
        assertThat(sum(tenant, new Window(NOW, until.minusMillis(1)))).isEqualTo("110");
        assertThat(sum(tenant, new Window(NOW, until.plusMillis(1)))).isEqualTo("11110");
        assertThat(sum(tenant, new Window(NOW, NOW))).isEqualTo("10");
        UsageSumQuery query = new UsageSumQuery(tenant.orgId(), null, null, null, new Window(NOW, until), null);
        assertThat(summarize(query, new UsageGrouping(false, null), 10)).containsExactly("tokens/count - - 1110");
        assertThat(summarize(query, new UsageGrouping(false, Bucket.DAY), 10))
                .containsExactly(
                        "tokens/count - 2026-11-22T00:00:00.000Z 110", "tokens/count - 2026-12-22T00:00:00.000Z 1000");
    }

    @Test
    void aSumIncludesTheEventsThatMatchAllFilters() {
        Tenant tenant = newTenantWithProject();
        RunId run = new RunId("run");
        write(stores -> stores.usageEvents()
                .append(List.of(
                        tenant.usage("a", PROJECT, run, "tokens", "ms", "1", NOW),
                        tenant.usage("b", null, run, "tokens", "ms", "10", NOW),
                        tenant.usage("c", PROJECT, null, "tokens", "ms", "100", NOW),
                        tenant.usage("d", PROJECT, run, "TOKENS", "ms", "1000", NOW),
                        tenant.usage("e", PROJECT, run, "tokens", "s", "10000", NOW))));

        assertThat(sum(tenant, null, null, null)).isEqualTo("11111");
        assertThat(sum(tenant, PROJECT, null, null)).isEqualTo("11101");
        assertThat(sum(tenant, null, new Label("tokens"), null)).isEqualTo("10111");
        assertThat(sum(tenant, null, null, new Label("ms"))).isEqualTo("1111");
        assertThat(sum(tenant, PROJECT, new Label("tokens"), new Label("ms"))).isEqualTo("101");
        assertThat(sum(tenant, new ProjectId("missing"), null, null)).isEqualTo("0");
    }

    @Test
    void organizationsAreIsolated() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        write(stores -> stores.usageEvents().append(List.of(one.usage("same", "1", NOW))));
        write(stores -> stores.usageEvents().append(List.of(other.usage("same", "2", NOW))));

        assertThat(sum(one, Window.always())).isEqualTo("1");
        assertThat(sum(other, Window.always())).isEqualTo("2");
        assertThat(summarize(all(other), new UsageGrouping(true, null), 10)).containsExactly("tokens/count - - 2");
    }

    @Test
    void usageOfADeletedOrganizationIsInNoSumOfItsSuccessor() {
        Tenant tenant = newTenant();
        write(stores -> stores.usageEvents().append(List.of(tenant.usage("evt", "1", NOW))));

        write(stores -> {
            Fixtures.deleteOrganization(stores, tenant.orgId());
            stores.organizations().insert(tenant.organization());
            stores.usageEvents().append(List.of(tenant.usage("evt", "2", NOW)));
        });

        assertThat(sum(tenant, Window.always())).isEqualTo("2");
    }

    @Test
    void usageOfAFailedUnitIsInNoSum() {
        Tenant tenant = newTenant();

        assertThatThrownBy(() -> write(stores -> {
                    stores.usageEvents().append(List.of(tenant.usage("evt", "1", NOW)));
                    assertThat(stores.usageEvents().sum(all(tenant))).isEqualTo(QuantitySum.of(1));
                    throw new Conflict("a rule says no");
                }))
                .isInstanceOf(Conflict.class);

        assertThat(sum(tenant, Window.always())).isEqualTo("0");
    }

    @Test
    void aSummaryIsGroupedByMetricUnitProjectAndBucket() {
        Tenant tenant = newTenant();
        ProjectId first = new ProjectId("-");
        ProjectId second = new ProjectId("A");
        Instant midnight = Instant.parse("2026-11-22T00:00:00Z");
        write(stores -> {
            stores.projects().insert(tenant.project(second.value(), "a"));
            stores.projects().insert(tenant.project(first.value(), "b"));
            stores.usageEvents()
                    .append(List.of(
                            tenant.usage("1", second, null, "b", "s", "1", midnight),
                            tenant.usage("2", second, null, "b", "ms", "2", midnight),
                            tenant.usage("3", first, null, "b", "ms", "4", midnight.plusMillis(3_599_999)),
                            tenant.usage("4", first, null, "b", "ms", "8", midnight.plusMillis(3_600_000)),
                            tenant.usage("5", null, null, "b", "ms", "16", midnight.minusMillis(1)),
                            tenant.usage("6", null, null, "a b", "ms", "32", midnight),
                            tenant.usage("7", null, null, "B", "ms", "64", midnight),
                            tenant.usage("8", null, null, "\uD83D\uDE00", "ms", "128", midnight),
                            tenant.usage("9", null, null, "\uFF5E", "ms", "256", midnight)));
        });

        assertSummary(
                tenant,
                new UsageGrouping(false, null),
                "B/ms - - 64",
                "a b/ms - - 32",
                "b/ms - - 30",
                "b/s - - 1",
                "\uFF5E/ms - - 256",
                "\uD83D\uDE00/ms - - 128");
        assertSummary(
                tenant,
                new UsageGrouping(true, null),
                "B/ms - - 64",
                "a b/ms - - 32",
                "b/ms - - 16",
                "b/ms (-) - 12",
                "b/ms (A) - 2",
                "b/s (A) - 1",
                "\uFF5E/ms - - 256",
                "\uD83D\uDE00/ms - - 128");
        assertSummary(
                tenant,
                new UsageGrouping(false, Bucket.DAY),
                "B/ms - 2026-11-22T00:00:00.000Z 64",
                "a b/ms - 2026-11-22T00:00:00.000Z 32",
                "b/ms - 2026-11-21T00:00:00.000Z 16",
                "b/ms - 2026-11-22T00:00:00.000Z 14",
                "b/s - 2026-11-22T00:00:00.000Z 1",
                "\uFF5E/ms - 2026-11-22T00:00:00.000Z 256",
                "\uD83D\uDE00/ms - 2026-11-22T00:00:00.000Z 128");
        assertSummary(
                tenant,
                new UsageGrouping(true, Bucket.HOUR),
                "B/ms - 2026-11-22T00:00:00.000Z 64",
                "a b/ms - 2026-11-22T00:00:00.000Z 32",
                "b/ms - 2026-11-21T23:00:00.000Z 16",
                "b/ms (-) 2026-11-22T00:00:00.000Z 4",
                "b/ms (-) 2026-11-22T01:00:00.000Z 8",
                "b/ms (A) 2026-11-22T00:00:00.000Z 2",
                "b/s (A) 2026-11-22T00:00:00.000Z 1",
                "\uFF5E/ms - 2026-11-22T00:00:00.000Z 256",
                "\uD83D\uDE00/ms - 2026-11-22T00:00:00.000Z 128");
    }

    @Test
    void bucketsBefore1970StartAtOrBeforeTheirEvents() {
        Tenant tenant = newTenant();
        write(stores -> stores.usageEvents()
                .append(List.of(
                        tenant.usage("1", "1", Instant.parse("0001-01-01T00:00:00Z")),
                        tenant.usage("2", "2", Instant.parse("1969-12-31T22:59:59.999Z")),
                        tenant.usage("3", "4", Instant.parse("1969-12-31T23:00:00Z")),
                        tenant.usage("4", "8", Instant.parse("1969-12-31T23:59:59.999Z")),
                        tenant.usage("5", "16", Instant.parse("1970-01-01T00:00:00Z")))));

        assertSummary(
                tenant,
                new UsageGrouping(false, Bucket.HOUR),
                "tokens/count - 0001-01-01T00:00:00.000Z 1",
                "tokens/count - 1969-12-31T22:00:00.000Z 2",
                "tokens/count - 1969-12-31T23:00:00.000Z 12",
                "tokens/count - 1970-01-01T00:00:00.000Z 16");
        assertSummary(
                tenant,
                new UsageGrouping(false, Bucket.DAY),
                "tokens/count - 0001-01-01T00:00:00.000Z 1",
                "tokens/count - 1969-12-31T00:00:00.000Z 14",
                "tokens/count - 1970-01-01T00:00:00.000Z 16");
    }

    @Test
    void aSummaryOfNothingIsEmpty() {
        Tenant tenant = newTenant();

        assertThat(summarize(all(tenant), new UsageGrouping(true, Bucket.DAY), 10))
                .isEmpty();
    }

    @Test
    void usageOfZeroHasALine() {
        Tenant tenant = newTenant();
        write(stores -> stores.usageEvents().append(List.of(tenant.usage("evt", "0", NOW))));

        assertSummary(tenant, new UsageGrouping(false, null), "tokens/count - - 0");
    }

    @Test
    void aSummaryIncludesTheEventsThatMatchTheFilter() {
        Tenant tenant = newTenantWithProject();
        write(stores -> stores.usageEvents()
                .append(List.of(
                        tenant.usage("1", PROJECT, "tokens", "1", NOW),
                        tenant.usage("2", PROJECT, "calls", "2", NOW),
                        tenant.usage("3", null, "tokens", "4", NOW),
                        tenant.usage("4", PROJECT, "tokens", "8", NOW.minusMillis(1)))));
        UsageSumQuery query = new UsageSumQuery(
                tenant.orgId(), PROJECT, new Label("tokens"), null, new Window(NOW, Timestamps.MAX), null);

        assertThat(summarize(query, new UsageGrouping(true, null), 10)).containsExactly("tokens/count (project) - 1");
        assertThat(summarize(query, new UsageGrouping(false, null), 10)).containsExactly("tokens/count - - 1");
    }

    private void assertSummary(Tenant tenant, UsageGrouping grouping, String... lines) {
        for (int limit = 1; limit <= lines.length + 1; limit++) {
            assertThat(summarize(all(tenant), grouping, limit)).containsExactly(lines);
        }
    }

    /// The summary, read in pages of `limit` lines.
    private List<String> summarize(UsageSumQuery query, UsageGrouping grouping, int limit) {
        List<UsageTotal> lines =
                pages(limit, (stores, after) -> stores.usageEvents().summarize(query, grouping, after, limit));
        assertThat(lines).allMatch(line -> line.orgId().equals(query.orgId()));
        return lines.stream().map(UsageSumContract::line).toList();
    }

    private static String line(UsageTotal total) {
        String project = total.projectId() == null ? "-" : "(" + total.projectId() + ")";
        String begin = total.bucketStart() == null ? "-" : Timestamps.format(total.bucketStart());
        return total.metric() + "/" + total.unit() + " " + project + " " + begin + " " + total.quantity();
    }

    private String sum(Tenant tenant, Window window) {
        return sum(new UsageSumQuery(tenant.orgId(), null, null, null, window, null));
    }

    private String sum(Tenant tenant, @Nullable ProjectId projectId, @Nullable Label metric, @Nullable Label unit) {
        return sum(new UsageSumQuery(tenant.orgId(), projectId, metric, unit, Window.always(), null));
    }

    private String sum(UsageSumQuery query) {
        return read(stores -> stores.usageEvents().sum(query)).toString();
    }

    private static UsageSumQuery all(Tenant tenant) {
        return new UsageSumQuery(tenant.orgId(), null, null, null, Window.always(), null);
    }

    private Tenant newTenantWithProject() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project(PROJECT.value(), "project")));
        return tenant;
    }
}
