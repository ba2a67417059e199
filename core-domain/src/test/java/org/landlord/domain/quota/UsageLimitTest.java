package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.Window;

class UsageLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");

    @ParameterizedTest
    @CsvSource({
        "10000000, 42000, 9958000, false",
        "100, 0, 100, false",
        "100, 99.999999999, 0.000000001, false",
        "100, 100, 0, false",
        "100, 100.000000001, 0, true",
        "100, 101, 0, true",
        "0, 0, 0, false",
        "0, 0.000000001, 0, true"
    })
    void exactlyTheLimitIsNotMoreThanTheLimit(String limit, String used, String remaining, boolean exceeded) {
        UsageLimit usageLimit = limit(Period.DAILY, null, limit);
        Window window = new Window(NOW.minusMillis(1), NOW);

        assertThat(usageLimit.check(window, QuantitySum.parse(used), QuantitySum.ZERO, QuantitySum.ZERO))
                .isEqualTo(new QuotaCheck(
                        usageLimit,
                        window,
                        QuantitySum.parse(used),
                        QuantitySum.ZERO,
                        QuantitySum.ZERO,
                        Quantity.parse(remaining),
                        exceeded,
                        true));
    }

    @Test
    void theWindowBeginsWhereTheCallerSaysOrElseWhereThePeriodDoes() {
        UsageLimit berlin = limit(Period.CALENDAR_DAY, ZoneId.of("Europe/Berlin"), "1");

        assertThat(berlin.window(null, NOW).since()).isEqualTo(Instant.parse("2026-11-21T23:00:00Z"));
        assertThat(limit(Period.CALENDAR_DAY, null, "1").window(null, NOW).since())
                .isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(berlin.window(NOW.minusMillis(1), NOW)).isEqualTo(new Window(NOW.minusMillis(1), NOW));
        assertThatThrownBy(() -> berlin.window(NOW.plusMillis(1), NOW)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 40, 25.5, 34.5, false",
        "100, 40, 60, 0, false",
        "100, 40, 61, 0, false",
        "100, 101, 0.5, 0, true",
        "999999999999999999, 1, 999999999999999999, 0, false"
    })
    void whatIsReservedLowersWhatRemainsAndExceedsNothing(
            String limit, String used, String reserved, String remaining, boolean exceeded) {
        UsageLimit usageLimit = limit(Period.DAILY, null, limit);
        Window window = new Window(NOW.minusMillis(1), NOW);

        // What is used ahead of the clock is as good as reserved.
        assertThat(usageLimit
                        .check(window, QuantitySum.parse(used), QuantitySum.parse(reserved), QuantitySum.ZERO)
                        .remainingQuantity())
                .isEqualTo(Quantity.parse(remaining));
        assertThat(usageLimit.check(window, QuantitySum.parse(used), QuantitySum.ZERO, QuantitySum.parse(reserved)))
                .isEqualTo(new QuotaCheck(
                        usageLimit,
                        window,
                        QuantitySum.parse(used),
                        QuantitySum.ZERO,
                        QuantitySum.parse(reserved),
                        Quantity.parse(remaining),
                        exceeded,
                        true));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 99, 0, , true",
        "100, 100, 0, , false",
        "100, 99, 1, , false",
        "100, 99.999999999, 0, , true",
        "0, 0, 0, , false",
        "100, 99, 0, 5, false",
        "100, 99, 0, 1, true",
        "100, 95, 4, 1, true",
        "100, 95, 4, 1.000000001, false",
        "100, 100, 0, 0, true",
        "100, 100, 0.5, 0, false",
        "999999999999999999, 1, 999999999999999999, 999999999999999999, false"
    })
    void aHardLimitFitsWhatIsLeft(String limit, String used, String reserved, @Nullable String asked, boolean fits) {
        UsageLimit hard = hard(limit);
        Quantity quantity = asked == null ? null : Quantity.parse(asked);
        Window window = hard.window(null, NOW);

        assertThat(hard.check(window, QuantitySum.parse(used), QuantitySum.ZERO, QuantitySum.parse(reserved), quantity)
                        .wouldFit())
                .isEqualTo(fits);
        // What is used ahead of the clock is as good as reserved.
        assertThat(hard.check(window, QuantitySum.parse(used), QuantitySum.parse(reserved), QuantitySum.ZERO, quantity)
                        .wouldFit())
                .isEqualTo(fits);
    }

    @Test
    void aSoftLimitFitsEverything() {
        UsageLimit soft = limit(Period.DAILY, null, "1");

        assertThat(soft.check(
                                soft.window(null, NOW),
                                QuantitySum.of(5),
                                QuantitySum.ZERO,
                                QuantitySum.ZERO,
                                Quantity.of(9))
                        .wouldFit())
                .isTrue();
    }

    private static UsageLimit hard(String quantity) {
        return new UsageLimit(
                key(null, "tokens", "count", Period.DAILY),
                Quantity.parse(quantity),
                Enforcement.HARD,
                null,
                Thresholds.DEFAULT,
                NOW);
    }

    @Test
    void anOrgWideLimitBindsEveryProjectAndOneOfAProjectThatAlone() {
        ProjectId project = new ProjectId("p");
        UsageLimit orgWide = limit(key(null, "tokens", "count", Period.DAILY));
        UsageLimit ofProject = limit(key(project, "tokens", "count", Period.DAILY));

        assertThat(orgWide.binds(series(null, "tokens", "count"))).isTrue();
        assertThat(orgWide.binds(series(project, "tokens", "count"))).isTrue();
        assertThat(ofProject.binds(series(project, "tokens", "count"))).isTrue();
        assertThat(ofProject.binds(series(null, "tokens", "count"))).isFalse();
        assertThat(ofProject.binds(series(new ProjectId("q"), "tokens", "count")))
                .isFalse();
    }

    @Test
    void aLimitBindsItsMetricAndUnitInItsOrganizationAlone() {
        UsageLimit limit = limit(key(null, "tokens", "count", Period.DAILY));

        assertThat(limit.binds(series(null, "calls", "count"))).isFalse();
        assertThat(limit.binds(series(null, "tokens", "ms"))).isFalse();
        assertThat(limit.binds(new UsageSeries(new OrgId("other"), null, new Label("tokens"), new Label("count"))))
                .isFalse();
    }

    private static UsageSeries series(@Nullable ProjectId projectId, String metric, String unit) {
        return new UsageSeries(new OrgId("org"), projectId, new Label(metric), new Label(unit));
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-11-21T15:04:05.123Z",
        "WEEKLY, 2026-11-15T15:04:05.123Z",
        "MONTHLY, 2026-10-23T15:04:05.123Z",
        "CALENDAR_DAY, 2026-11-21T23:00:00.000Z",
        "CALENDAR_WEEK, 2026-11-15T23:00:00.000Z",
        "CALENDAR_MONTH, 2026-10-31T23:00:00.000Z"
    })
    void whatIsUsedNowIsCountedTogetherWithAllSinceTheWindowBegan(Period period, Instant start) {
        assertThat(limit(period, ZoneId.of("Europe/Berlin"), "1").windowStart(NOW))
                .isEqualTo(start);
    }

    @Test
    void anAnchorDayBelongsToAnAnniversaryMonth_andToNoOtherPeriod() {
        AnchorDay day = new AnchorDay(31);
        for (Period period : Period.values()) {
            @Nullable AnchorDay wrong = period == Period.ANNIVERSARY_MONTH ? null : day;
            assertThatThrownBy(() -> limit(period, wrong))
                    .as(period.label())
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("anchorDay ");
        }
        assertThat(limit(Period.ANNIVERSARY_MONTH, day).version())
                .isNotEqualTo(limit(Period.ANNIVERSARY_MONTH, new AnchorDay(30)).version());
    }

    private static UsageLimit limit(Period period, @Nullable AnchorDay day) {
        return new UsageLimit(
                key(null, "tokens", "count", period),
                Quantity.of(1),
                Enforcement.SOFT,
                null,
                day,
                Thresholds.DEFAULT,
                NOW);
    }

    @Test
    void otherThresholdsMakeAnotherVersion() {
        UsageLimit limit = limit(Period.DAILY, null, "1");
        UsageLimit other = new UsageLimit(
                limit.key(), limit.limitQuantity(), limit.enforcement(), null, new Thresholds(List.of(75)), NOW);

        assertThat(other.version()).isNotEqualTo(limit.version());
    }

    @Test
    void whatALimitDoesToRunsIsPartOfItsVersionAndOfItsFields() {
        UsageLimit limit = limit(Period.DAILY, null, "1");
        UsageLimit pausing = limit.with(new UsageLimit.Patch(null, null, null, null, null, OnExceeded.PAUSE), NOW);

        assertThat(limit.onExceeded()).isEqualTo(OnExceeded.NONE);
        assertThat(pausing.version()).isNotEqualTo(limit.version());
        assertThat(pausing.fields().values()).containsEntry("onExceeded", "pause");
        for (OnExceeded one : OnExceeded.values()) {
            assertThat(OnExceeded.of(one.label())).isEqualTo(one);
        }
    }

    private static UsageLimit limit(LimitKey key) {
        return new UsageLimit(key, Quantity.of(1), Enforcement.HARD, null, Thresholds.DEFAULT, NOW);
    }

    private static UsageLimit limit(Period period, @Nullable ZoneId zone, String quantity) {
        return new UsageLimit(
                key(null, "tokens", "count", period),
                Quantity.parse(quantity),
                Enforcement.SOFT,
                zone,
                Thresholds.DEFAULT,
                NOW);
    }

    @Test
    void keysAreOrderedOrgWideFirst() {
        List<LimitKey> inOrder = List.of(
                key(null, "a", "count", Period.DAILY),
                key(null, "b", "count", Period.CALENDAR_DAY),
                key(null, "b", "count", Period.DAILY),
                key(null, "b", "ms", Period.CALENDAR_DAY),
                key(new ProjectId("-"), "a", "count", Period.DAILY),
                key(new ProjectId("p"), "a", "count", Period.DAILY));

        assertThat(inOrder.reversed().stream().sorted()).isEqualTo(inOrder);
    }

    private static LimitKey key(@Nullable ProjectId projectId, String metric, String unit, Period period) {
        return new LimitKey(new OrgId("org"), projectId, new Label(metric), new Label(unit), period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "+02:00", "Z", " UTC "})
    void aTimeZoneIsANameOrAnOffset(String id) {
        assertThat(TimeZones.of(id)).isEqualTo(ZoneId.of(id.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "Europe/Atlantis", "+25:00", "CEST!", "../../etc"})
    void everythingElseIsNoTimeZone(String id) {
        assertThatThrownBy(() -> TimeZones.of(id)).isInstanceOf(InvalidInput.class);
    }
}
