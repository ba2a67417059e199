package org.landlord.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

class UsageTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");

    @Test
    void aWindowIncludesBothItsEnds() {
        Window window = new Window(NOW, NOW.plusMillis(1));

        assertThat(window.contains(NOW.minusMillis(1))).isFalse();
        assertThat(window.contains(NOW)).isTrue();
        assertThat(window.contains(NOW.plusMillis(1))).isTrue();
        assertThat(window.contains(NOW.plusMillis(2))).isFalse();
    }

    @Test
    void aWindowMayBeOneMillisecondLongAndNotLess() {
        assertThat(new Window(NOW, NOW).contains(NOW)).isTrue();
        assertThatThrownBy(() -> new Window(NOW, NOW.minusMillis(1)))
                .isInstanceOfSatisfying(InvalidInput.class, UsageTest::assertNamesSince);
    }

    private static void assertNamesSince(InvalidInput refused) {
        assertThat(refused.violations()).extracting(Violation::pointer).containsExactly("/since");
    }

    @Test
    void aWindowWithoutEndsIsAllOfTime() {
        assertThat(Window.of(null, null)).isEqualTo(Window.always());
        assertThat(Window.always().contains(Timestamps.MIN)).isTrue();
        assertThat(Window.always().contains(Timestamps.MAX)).isTrue();
        assertThat(Window.of(NOW, null).contains(NOW.minusMillis(1))).isFalse();
        assertThat(Window.of(null, NOW).contains(NOW.plusMillis(1))).isFalse();
    }

    @Test
    void aWindowBeyondTimeNamesWhichEndItIs() {
        assertThatThrownBy(() -> new Window(Instant.MIN, NOW))
                .isInstanceOfSatisfying(InvalidInput.class, UsageTest::assertNamesSince);
        assertThatThrownBy(() -> new Window(NOW, Instant.MAX))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::pointer)
                                .containsExactly("/until"));
    }

    @Test
    void bucketsAreMinutesHoursDaysWeeksAndMonths() {
        for (Bucket bucket : Bucket.values()) {
            assertThat(Bucket.of(bucket.label())).isEqualTo(bucket);
        }
        assertThatThrownBy(() -> Bucket.of("year"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be one of minute, hour, day, week, month");
    }

    @Test
    void aMinuteIsOneOfUtc_inEveryTimeZone() {
        assertThat(Bucket.MINUTE.around(Instant.parse("1969-12-31T23:59:59.999Z"), ZoneId.of("Africa/Monrovia")))
                .isEqualTo(
                        new Window(Instant.parse("1969-12-31T23:59:00Z"), Instant.parse("1969-12-31T23:59:59.999Z")));
        assertThat(Bucket.MINUTE.isOfCalendar()).isFalse();
        assertThat(Bucket.DAY.isOfCalendar()).isTrue();
    }

    @Test
    void anHourIsOneOfUtc_inEveryTimeZone() {
        assertThat(Bucket.HOUR.around(Instant.parse("1969-12-31T23:59:59.999Z"), ZoneId.of("Asia/Kolkata")))
                .isEqualTo(
                        new Window(Instant.parse("1969-12-31T23:00:00Z"), Instant.parse("1969-12-31T23:59:59.999Z")));
    }

    @Test
    void theMetadataOfAnEventHasAtMostFourKibibytes() {
        // {"m":"…"} is 8 bytes around the text.
        assertThat(event("1", null, Metadata.of(Map.of("m", "x".repeat(4096 - 8))))
                        .metadata()
                        .json())
                .hasSize(4096);
        Metadata larger = Metadata.of(Map.of("m", "x".repeat(4096 - 7)));
        assertThatThrownBy(() -> event("1", null, larger))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be at most 4 KiB of JSON");
    }

    @Test
    void twoRecordingsThatDifferInWhenTheyWereHeardOfAloneSayTheSame() {
        UsageEvent event = event("1", null, Metadata.empty());
        UsageEvent later = new UsageEvent(
                event.orgId(),
                event.eventId(),
                event.projectId(),
                event.runId(),
                event.metric(),
                Quantity.parse("1.00"),
                event.unit(),
                event.observedAt(),
                NOW.plusSeconds(1),
                event.metadata());

        assertThat(event.isSameRecordingAs(later)).isTrue();
        assertThat(event.isSameRecordingAs(event("2", null, Metadata.empty()))).isFalse();
        assertThat(event.isSameRecordingAs(event("1", new ProjectId("p"), Metadata.empty())))
                .isFalse();
        assertThat(event.isSameRecordingAs(event("1", null, Metadata.of(Map.of("a", 1)))))
                .isFalse();
        assertThat(event.isSameRecordingAs(event.observedAt(NOW.plusMillis(1)))).isFalse();
    }

    @Test
    void aVoidedEventSaysTheSameAsBefore() {
        UsageEvent event = event("1", null, Metadata.empty());

        assertThat(event.voided(voidedAt(NOW)).isSameRecordingAs(event)).isTrue();
        assertThat(event.voided(voidedAt(NOW)).observedAt(NOW).voiding()).isEqualTo(voidedAt(NOW));
    }

    @Test
    void anEventCountsFromWhenItWasRecordedUntilItIsVoided() {
        UsageEvent counting = event("1", null, Metadata.empty());
        UsageEvent voided = counting.voided(voidedAt(NOW.plusMillis(5)));

        assertThat(counting.counts(null)).isTrue();
        assertThat(counting.counts(NOW.minusMillis(1))).isFalse();
        assertThat(counting.counts(NOW)).isTrue();
        assertThat(counting.counts(Timestamps.MAX)).isTrue();
        assertThat(voided.counts(null)).isFalse();
        assertThat(voided.counts(NOW.minusMillis(1))).isFalse();
        assertThat(voided.counts(NOW)).isTrue();
        assertThat(voided.counts(NOW.plusMillis(4))).isTrue();
        assertThat(voided.counts(NOW.plusMillis(5))).isFalse();
    }

    private static Voiding voidedAt(Instant instant) {
        return new Voiding(instant, new VoidReason("counted twice"));
    }

    @Test
    void usageMayBeObservedAtAnyTimeUpToFiveMinutesAhead() {
        assertThatNoException().isThrownBy(() -> UsageEvent.requireNotAhead(Timestamps.MIN, NOW));
        assertThatNoException().isThrownBy(() -> UsageEvent.requireNotAhead(NOW.plusSeconds(300), NOW));
        assertThatThrownBy(() -> UsageEvent.requireNotAhead(NOW.plusSeconds(300).plusMillis(1), NOW))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be at most 5 minutes ahead of the server's clock");
    }

    @Test
    void theSeriesOfAnEventIsWhatItIsAddedUpWith() {
        assertThat(event("1", new ProjectId("p"), Metadata.empty()).series())
                .isEqualTo(new UsageSeries(
                        new OrgId("org"), new ProjectId("p"), new Label("tokens"), UsageEvent.DEFAULT_UNIT));
    }

    private static UsageEvent event(String quantity, @Nullable ProjectId projectId, Metadata metadata) {
        return new UsageEvent(
                new OrgId("org"),
                new EventId("evt"),
                projectId,
                null,
                new Label("tokens"),
                Quantity.parse(quantity),
                UsageEvent.DEFAULT_UNIT,
                NOW,
                NOW,
                metadata);
    }
}
