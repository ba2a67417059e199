package org.landlord.application.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

/// What becomes of quotas because time goes by: a clock that the test moves shows it.
class TimeGoesByTest {

    private static final Caller CALLER = Caller.operator(new ActorId("test"));
    private static final OrgId ORG = new OrgId("org");
    private static final Label TOKENS = new Label("tokens");

    private final InMemory inMemory = new InMemory();
    private final LandlordApplication landlord = inMemory.landlord();

    @BeforeEach
    void anOrganization() {
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
    }

    @Test
    void givenThresholdsThatWereReached_whenTheUsageLeavesTheWindow_thenTheyAreCrossedDownOnce() {
        limit(Period.DAILY, 10, Enforcement.SOFT);
        use(9, null);
        assertThat(events()).containsExactly("75 up", "90 up");

        inMemory.pass(Duration.ofDays(1));
        assertThat(landlord.quotaMaintenance().recordCrossings()).isZero();
        inMemory.pass(Duration.ofMillis(1));

        assertThat(landlord.quotaMaintenance().recordCrossings()).isEqualTo(2);
        assertThat(landlord.quotaMaintenance().recordCrossings()).isZero();
        assertThat(events()).containsExactly("75 up", "90 up", "90 down", "75 down");
    }

    @Test
    void givenAThresholdReachedAtTheEndOfADay_whenItIsReachedAgainBeforeAnyoneLooks_thenBothDaysAreTold() {
        limit(Period.CALENDAR_DAY, 10, Enforcement.SOFT);
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        inMemory.pass(Duration.between(inMemory.now(), midnight.minusSeconds(60)));
        use(10, null);
        inMemory.pass(Duration.ofSeconds(65));

        use(11, null);

        assertThat(crossings())
                .containsExactly(
                        "75 up 10",
                        "90 up 10",
                        "100 up 10",
                        "100 down 0",
                        "90 down 0",
                        "75 down 0",
                        "75 up 11",
                        "90 up 11",
                        "100 up 11");
        assertThat(landlord.quotaMaintenance().recordCrossings()).isZero();
        use(1, null);
        assertThat(events()).hasSize(9);
    }

    @Test
    void givenAThresholdReachedAtTheEndOfADay_whenALowerOneIsReachedTheNextDay_thenEachDayIsToldAsItWas() {
        limit(Period.CALENDAR_DAY, 10, Enforcement.SOFT);
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        inMemory.pass(Duration.between(inMemory.now(), midnight.minusMillis(1)));
        use(9, null);
        inMemory.pass(Duration.ofMillis(1));

        use(8, null);

        assertThat(crossings()).containsExactly("75 up 9", "90 up 9", "90 down 0", "75 down 0", "75 up 8");
    }

    @Test
    void givenAThresholdReachedAheadOfTheNextDay_whenTheDayComes_thenTheUpkeepTellsBothDays() {
        limit(Period.CALENDAR_DAY, 10, Enforcement.SOFT);
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        inMemory.pass(Duration.between(inMemory.now(), midnight.minusSeconds(60)));
        use(8, null);
        use(8, midnight.plusSeconds(1));
        inMemory.pass(Duration.ofSeconds(65));

        assertThat(landlord.quotaMaintenance().recordCrossings()).isEqualTo(2);

        assertThat(crossings()).containsExactly("75 up 8", "75 down 0", "75 up 8");
    }

    @ParameterizedTest
    @CsvSource({
        "CALENDAR_MONTH, 2026-12-01T00:00:00Z",
        "CALENDAR_YEAR, 2027-01-01T00:00:00Z",
        "ANNIVERSARY_MONTH, 2026-11-30T00:00:00Z"
    })
    void givenThresholdsThatWereReached_whenTheCalendarWindowEnds_thenTheyAreCrossedDownOnce(
            Period period, Instant nextWindow) {
        limit(period, 10, Enforcement.SOFT);
        use(9, null);

        inMemory.pass(Duration.between(inMemory.now(), nextWindow).minusMillis(1));
        assertThat(landlord.quotaMaintenance().recordCrossings()).isZero();
        inMemory.pass(Duration.ofMillis(1));

        assertThat(landlord.quotaMaintenance().recordCrossings()).isEqualTo(2);
        assertThat(landlord.quotaMaintenance().recordCrossings()).isZero();
        assertThat(crossings()).containsExactly("75 up 9", "90 up 9", "90 down 0", "75 down 0");
    }

    @Test
    void givenALifetimeLimit_whenYearsPass_thenItsThresholdsStayReached_andItsUsageCounts() {
        limit(Period.LIFETIME, 10, Enforcement.HARD);
        use(9, null);

        inMemory.pass(Duration.ofDays(5 * 365));

        assertThat(landlord.quotaMaintenance().recordCrossings()).isZero();
        assertThat(crossings()).containsExactly("75 up 9", "90 up 9");
        QuotaExceeded refused = refusal(2);
        assertThat(refused.shortfall().resetAt()).isNull();
        assertThat(refused.retryAfter()).isNull();
        use(1, null);
    }

    @Test
    void givenARollingPeriod_whenUsageNeverFallsBelowAThreshold_thenItIsToldOnceHoweverLongThatIs() {
        set(key(Period.DAILY), 10, Enforcement.SOFT, null, new Thresholds(List.of(75)));
        for (int i = 0; i < 6; i++) {
            use(8, null);
            inMemory.pass(Duration.ofHours(12));
            landlord.quotaMaintenance().recordCrossings();
        }

        assertThat(crossings()).containsExactly("75 up 8");
    }

    @Test
    void givenAThresholdThatIsReached_whenTheTimeZoneOfTheLimitChanges_thenThatIsNoNewDay() {
        limit(Period.CALENDAR_DAY, 10, Enforcement.SOFT);
        use(8, null);

        set(key(Period.CALENDAR_DAY), 10, Enforcement.SOFT, ZoneId.of("Europe/Berlin"), null);

        assertThat(events()).containsExactly("75 up");
    }

    @Test
    void givenMoreLimitsThanAreLookedAtTogether_whenTimeCrossesAThresholdOfEach_thenEachIsFoundOnce() {
        for (int i = 0; i < 1_001; i++) {
            Label metric = new Label("metric-" + i);
            LimitKey key = LimitKey.of(ORG, null, metric, null, Period.DAILY);
            set(key, 10, Enforcement.SOFT, null, new Thresholds(List.of(50)));
            use(metric, 5, null);
        }
        inMemory.pass(Duration.ofDays(1).plusMillis(1));

        assertThat(landlord.quotaMaintenance().recordCrossings()).isEqualTo(1_001);
        assertThat(landlord.quotaMaintenance().recordCrossings()).isZero();
    }

    @Test
    void givenUsageALittleAhead_whenTheClockGetsThere_thenTheThresholdIsCrossedUp() {
        limit(Period.DAILY, 10, Enforcement.SOFT);
        use(8, inMemory.now().plusSeconds(60));
        assertThat(events()).isEmpty();

        inMemory.pass(Duration.ofSeconds(60));

        assertThat(landlord.quotaMaintenance().recordCrossings()).isEqualTo(1);
        assertThat(events()).containsExactly("75 up");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"LIFETIME", "CALENDAR_YEAR"},
            mode = EnumSource.Mode.EXCLUDE)
    void givenFullLimits_whenTheirUsageLeavesTheWindow_thenTheyAreNotAmongTheFullest(Period period) {
        limit(period, 10, Enforcement.SOFT);
        use(8, null);
        assertThat(fullest(80)).containsExactly(80);
        assertThat(fullest(81)).isEmpty();

        inMemory.pass(Duration.ofDays(32));
        assertThat(fullest(1)).isEmpty();
        landlord.quotaMaintenance().recordCrossings();
        assertThat(fullest(1)).isEmpty();

        use(9, null);
        assertThat(fullest(1)).containsExactly(90);
    }

    @Test
    void givenUsageALittleAhead_whenTheClockGetsThere_thenTheLimitIsAmongTheFullestAtOnce() {
        limit(Period.DAILY, 10, Enforcement.SOFT);
        use(8, inMemory.now().plusSeconds(60));
        landlord.quotaMaintenance().recordCrossings();
        assertThat(fullest(1)).isEmpty();

        inMemory.pass(Duration.ofSeconds(60));

        assertThat(fullest(80)).containsExactly(80);
    }

    @Test
    void givenALimit_whenItsQuantityChanges_thenItsPercentageFollows() {
        limit(Period.DAILY, 10, Enforcement.SOFT);
        use(8, null);
        limit(Period.DAILY, 5, Enforcement.SOFT);
        assertThat(fullest(160)).containsExactly(160);
        limit(Period.DAILY, 16, Enforcement.SOFT);
        assertThat(fullest(1)).containsExactly(50);
    }

    private List<Integer> fullest(int over) {
        return landlord.quotaStatuses().fullest(CALLER, over, 10).stream()
                .map(QuotaStatus::percentUsed)
                .toList();
    }

    @Test
    void givenAHardLimitThatIsUsedUp_whenItsResetComes_thenExactlyThatMuchIsFree() {
        limit(Period.DAILY, 10, Enforcement.HARD);
        use(4, inMemory.now().minus(Duration.ofHours(20)));
        use(6, null);
        QuotaExceeded refused = refusal(3);
        Instant resetAt = Objects.requireNonNull(refused.shortfall().resetAt());
        assertThat(resetAt).isEqualTo(inMemory.now().plus(Duration.ofHours(4)).plusMillis(1));
        assertThat(refused.retryAfter()).isEqualTo(Duration.between(inMemory.now(), resetAt));

        inMemory.pass(Duration.between(inMemory.now(), resetAt).minusMillis(1));
        assertThat(refusal(3).shortfall().resetAt()).isEqualTo(resetAt);
        inMemory.pass(Duration.ofMillis(1));

        use(3, null);
        use(1, null);
        assertThat(refusal(1).shortfall().remainingQuantity()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void givenACalendarPeriodThatIsUsedUp_whenTheNextOneBegins_thenAllOfItIsFree() {
        limit(Period.CALENDAR_MONTH, 10, Enforcement.HARD);
        use(10, null);
        Instant december = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(refusal(10).shortfall().resetAt()).isEqualTo(december);

        inMemory.pass(Duration.between(inMemory.now(), december));

        use(10, null);
    }

    @Test
    void givenUsageAheadInTheNextCalendarPeriod_whenItIsRecorded_thenItCountsThere() {
        limit(Period.CALENDAR_MONTH, 10, Enforcement.HARD);
        Instant december = Instant.parse("2026-12-01T00:00:00Z");
        inMemory.pass(Duration.between(inMemory.now(), december.minusSeconds(120)));
        use(10, null);

        use(10, december.plusSeconds(60));

        assertThatThrownBy(() -> use(1, december.plusSeconds(90))).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void givenAReservation_whenItExpires_thenItHoldsNothingAndCannotBeCommitted() {
        limit(Period.DAILY, 10, Enforcement.HARD);
        ReservationId id = reserve(10, Duration.ofMinutes(5)).reservationId();
        QuotaExceeded refused = refusal(1);
        assertThat(refused.shortfall().reservedQuantity()).isEqualTo(QuantitySum.of(10));
        assertThat(refused.shortfall().resetAt()).isEqualTo(inMemory.now().plus(Duration.ofMinutes(5)));

        inMemory.pass(Duration.ofMinutes(5));

        assertThat(landlord.quotaReservations().get(CALLER, ORG, id).status()).isEqualTo(ReservationStatus.EXPIRED);
        assertThat(landlord.usageLimits()
                        .check(CALLER, new CheckUsageLimit(key(Period.DAILY), null, null))
                        .reservedQuantity())
                .isEqualTo(QuantitySum.ZERO);
        assertThatThrownBy(() -> landlord.quotaReservations()
                        .commit(CALLER, new CommitReservation(ORG, id, Quantity.of(1), null, Metadata.empty())))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("expired");
        use(10, null);
    }

    @ParameterizedTest
    @EnumSource(names = "LIFETIME", mode = EnumSource.Mode.EXCLUDE)
    void givenUsageAndReservations_whenTheResetOfARefusalComes_thenTheQuantityIsFree_andNotBefore(Period period) {
        Random random = new Random(period.ordinal());
        for (int i = 0; i < 40; i++) {
            Label metric = new Label("metric-" + i);
            set(LimitKey.of(ORG, null, metric, null, period), 20, Enforcement.HARD, null, null);
            for (int n = 0; n < 4; n++) {
                use(metric, 1 + random.nextInt(3), inMemory.now().minus(Duration.ofMinutes(random.nextInt(1_400))));
                reserve(metric, 1 + random.nextInt(2), Duration.ofMinutes(1 + random.nextInt(1_400)));
            }
            int requested = 20 - random.nextInt(4);
            Instant resetAt = Objects.requireNonNull(
                    refusal(metric, requested).shortfall().resetAt());

            inMemory.pass(Duration.between(inMemory.now(), resetAt).minusMillis(1));
            assertThat(refusal(metric, requested).shortfall().resetAt()).isEqualTo(resetAt);
            inMemory.pass(Duration.ofMillis(1));

            use(metric, requested, null);
        }
    }

    @Test
    void givenReservationsThatHaveEnded_whenTheyEndedMoreThan90DaysAgo_thenTheyAreRemoved_andTheirUsageStays() {
        for (int i = 0; i < 130; i++) {
            reserve(1, Duration.ofMinutes(5));
        }
        ReservationId committed = reserve(1, Duration.ofHours(1)).reservationId();
        landlord.quotaReservations()
                .commit(CALLER, new CommitReservation(ORG, committed, Quantity.of(1), null, Metadata.empty()));
        ReservationId later = reserve(1, Duration.ofMinutes(6)).reservationId();

        inMemory.pass(Duration.ofDays(90).plusMinutes(5));
        assertThat(landlord.quotaMaintenance().removeEndedReservations()).isEqualTo(1);
        inMemory.pass(Duration.ofMillis(1));
        assertThat(landlord.quotaMaintenance().removeEndedReservations()).isEqualTo(130);

        assertThat(landlord.quotaMaintenance().removeEndedReservations()).isZero();
        assertThat(landlord.quotaReservations()
                        .list(CALLER, ORG, null, PageRequest.of(null, null))
                        .items())
                .extracting(view -> view.reservation().reservationId())
                .containsExactly(later);
        assertThat(landlord.usage()
                        .list(
                                CALLER,
                                new UsageQuery(ORG, null, null, null, null, Window.always()),
                                PageRequest.of(null, null))
                        .items())
                .hasSize(1);
    }

    private static LimitKey key(Period period) {
        return LimitKey.of(ORG, null, TOKENS, null, period);
    }

    private void limit(Period period, long quantity, Enforcement enforcement) {
        set(key(period), quantity, enforcement, null, null);
    }

    private void set(
            LimitKey key,
            long quantity,
            Enforcement enforcement,
            @Nullable ZoneId zone,
            @Nullable Thresholds thresholds) {
        landlord.usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(
                                key,
                                Quantity.of(quantity),
                                enforcement,
                                zone,
                                key.period() == Period.ANNIVERSARY_MONTH ? new AnchorDay(31) : null,
                                thresholds,
                                Precondition.none()));
    }

    private void use(long quantity, @Nullable Instant observedAt) {
        use(TOKENS, quantity, observedAt);
    }

    private void use(Label metric, long quantity, @Nullable Instant observedAt) {
        landlord.usage()
                .record(
                        CALLER,
                        ORG,
                        new RecordUsage(
                                null, null, null, metric, Quantity.of(quantity), null, observedAt, Metadata.empty()));
    }

    private QuotaExceeded refusal(long quantity) {
        return refusal(TOKENS, quantity);
    }

    private QuotaExceeded refusal(Label metric, long quantity) {
        try {
            use(metric, quantity, null);
        } catch (QuotaExceeded refused) {
            return refused;
        }
        throw new AssertionError(quantity + " was let through");
    }

    private QuotaReservation reserve(long quantity, Duration ttl) {
        return reserve(TOKENS, quantity, ttl);
    }

    private QuotaReservation reserve(Label metric, long quantity, Duration ttl) {
        UsageSeries series = new UsageSeries(ORG, null, metric, new Label("count"));
        return landlord.quotaReservations()
                .reserve(CALLER, ReserveQuota.of(null, series, Quantity.of(quantity), ttl))
                .value()
                .reservation();
    }

    private List<String> events() {
        return recorded()
                .map(event -> event.threshold() + " " + event.crossing().label())
                .toList();
    }

    private List<String> crossings() {
        return recorded()
                .map(event -> event.threshold() + " " + event.crossing().label() + " " + event.usedQuantity())
                .toList();
    }

    private Stream<QuotaEvent> recorded() {
        return landlord
                .quotaEvents()
                .list(
                        CALLER,
                        new ListQuotaEvents(ORG, null, null, SequenceOrder.oldestFirst()),
                        PageRequest.of(null, null))
                .items()
                .stream();
    }
}
