package org.landlord.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;

class QuotaReservationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final Duration TTL = Duration.ofSeconds(60);
    private static final Settlement RELEASED = new Settlement(NOW.plusSeconds(1), null, null);
    private static final Settlement COMMITTED = new Settlement(NOW.plusSeconds(1), new EventId("evt"), Quantity.of(3));

    @Test
    void whatNobodySettledIsHeldUntilItExpires() {
        QuotaReservation reservation = reservation();

        assertThat(reservation.status(NOW)).isEqualTo(ReservationStatus.HELD);
        assertThat(reservation.status(NOW.plus(TTL).minusMillis(1))).isEqualTo(ReservationStatus.HELD);
        assertThat(reservation.status(NOW.plus(TTL))).isEqualTo(ReservationStatus.EXPIRED);
    }

    @Test
    void whatWasSettledStaysSettledAndDoesNotExpire() {
        for (Instant instant : List.of(NOW, NOW.plus(TTL), NOW.plus(Duration.ofDays(9)))) {
            assertThat(reservation().settled(COMMITTED).status(instant)).isEqualTo(ReservationStatus.COMMITTED);
            assertThat(reservation().settled(RELEASED).status(instant)).isEqualTo(ReservationStatus.RELEASED);
        }
    }

    @Test
    void settlingChangesNothingElse() {
        QuotaReservation settled = reservation().settled(COMMITTED);

        assertThat(settled)
                .usingRecursiveComparison()
                .ignoringFields("settlement")
                .isEqualTo(reservation());
        assertThat(settled.settlement()).isEqualTo(COMMITTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT15M", "PT23H59M59.999S", "PT24H"})
    void itMayHoldFromASecondToADay(Duration ttl) {
        assertThat(QuotaReservation.checkTtl(ttl)).isEqualTo(ttl);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT0.999S", "PT24H0.001S", "P365D"})
    void itMayNotHoldForLessOrMore(Duration ttl) {
        assertThatThrownBy(() -> QuotaReservation.checkTtl(ttl))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be from 1 to 86400 seconds");
    }

    @Test
    void itIsForTheWordsItWasAskedForWith() {
        QuotaReservation reservation = reservation();
        UsageSeries same = series(null, "tokens");

        assertThat(reservation.isFor(same, Quantity.parse("5.00"), TTL)).isTrue();
        assertThat(reservation.settled(COMMITTED).isFor(same, Quantity.of(5), TTL))
                .isTrue();
        assertThat(reservation.isFor(series(new ProjectId("p"), "tokens"), Quantity.of(5), TTL))
                .isFalse();
        assertThat(reservation.isFor(series(null, "calls"), Quantity.of(5), TTL))
                .isFalse();
        assertThat(reservation.isFor(same, Quantity.of(6), TTL)).isFalse();
        assertThat(reservation.isFor(same, Quantity.of(5), TTL.plusSeconds(1))).isFalse();
    }

    @Test
    void itIsForTheSameWordsAfterItWasExtended() {
        QuotaReservation extended = reservation().extendedTo(NOW.plus(TTL).plusSeconds(1));

        assertThat(extended.isFor(series(null, "tokens"), Quantity.of(5), TTL)).isTrue();
        assertThat(extended.isFor(series(null, "tokens"), Quantity.of(5), TTL.plusSeconds(2)))
                .isFalse();
    }

    @Test
    void anExtensionChangesTheEndOfTheHoldAlone() {
        Instant later = NOW.plus(QuotaReservation.MAX_TTL);

        QuotaReservation extended = reservation().extendedTo(later);

        assertThat(extended.expiresAt()).isEqualTo(later);
        assertThat(extended)
                .usingRecursiveComparison()
                .ignoringFields("expiresAt")
                .isEqualTo(reservation());
        assertThat(extended.version(ReservationStatus.HELD))
                .isNotEqualTo(reservation().version(ReservationStatus.HELD));
    }

    @Test
    void anExtensionNeverShortensTheHold() {
        assertThat(reservation().extendedTo(NOW.plus(TTL))).isEqualTo(reservation());
        assertThat(reservation().extendedTo(NOW.plusMillis(1))).isEqualTo(reservation());
    }

    @Test
    void itHoldsAtMostADayHoweverOftenItIsExtended() {
        QuotaReservation extended = reservation().extendedTo(NOW.plus(QuotaReservation.MAX_TTL));

        assertThatThrownBy(() ->
                        extended.extendedTo(NOW.plus(QuotaReservation.MAX_TTL).plusMillis(1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("must be at most 24 hours after the reservation was created")
                .satisfies(refused -> assertThat(((InvalidInput) refused).violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/expiresAt"));
    }

    @Test
    void itsVersionChangesWithItsStatus() {
        QuotaReservation held = reservation();

        assertThat(List.of(
                        held.version(ReservationStatus.HELD),
                        held.version(ReservationStatus.EXPIRED),
                        held.settled(RELEASED).version(ReservationStatus.RELEASED),
                        held.settled(COMMITTED).version(ReservationStatus.COMMITTED)))
                .doesNotHaveDuplicates();
        assertThat(held.version(ReservationStatus.HELD)).isEqualTo(reservation().version(ReservationStatus.HELD));
    }

    @ParameterizedTest
    @CsvSource({"held, HELD", "committed, COMMITTED", "released, RELEASED", "expired, EXPIRED"})
    void aStatusIsWrittenInLowerCase(String label, ReservationStatus status) {
        assertThat(status.label()).isEqualTo(label);
        assertThat(ReservationStatus.of(label)).isEqualTo(status);
    }

    private static QuotaReservation reservation() {
        return new QuotaReservation(
                new ReservationId("res"), series(null, "tokens"), Quantity.of(5), NOW, NOW.plus(TTL), null);
    }

    private static UsageSeries series(@Nullable ProjectId projectId, String metric) {
        return new UsageSeries(new OrgId("org"), projectId, new Label(metric), new Label("count"));
    }
}
