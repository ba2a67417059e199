package org.landlord.domain.quota;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;

/// A quantity that is held against limits for work whose usage is known only afterwards.
///
/// @param expiresAt from then on an unsettled reservation holds nothing
/// @param settlement null while it is not settled
public record QuotaReservation(
        ReservationId reservationId,
        UsageSeries series,
        Quantity quantity,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Settlement settlement) {

    public static final Duration MAX_TTL = Duration.ofHours(24);

    public static final Duration DEFAULT_TTL = Duration.ofMinutes(15);

    /// The retention after the end of a reservation.
    public static final Duration KEPT_FOR = Duration.ofDays(90);

    public QuotaReservation {
        createdAt = Timestamps.check(createdAt);
        expiresAt = Timestamps.check(expiresAt);
    }

    /// The commit or the release of a reservation.
    ///
    /// @param eventId the recorded usage event; null if the reservation was released
    /// @param committedQuantity the recorded quantity; null if the reservation was released
    public record Settlement(
            Instant settledAt,
            @Nullable EventId eventId,
            @Nullable Quantity committedQuantity) {

        public Settlement {
            settledAt = Timestamps.check(settledAt);
        }
    }

    /// @return `ttl`
    /// @throws InvalidInput if it is less than a second or more than 24 hours
    public static Duration checkTtl(Duration ttl) {
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(MAX_TTL) > 0) {
            throw new InvalidInput("must be from 1 to " + MAX_TTL.toSeconds() + " seconds");
        }
        return ttl;
    }

    public ReservationStatus status(Instant now) {
        if (settlement != null) {
            return settlement.eventId() == null ? ReservationStatus.RELEASED : ReservationStatus.COMMITTED;
        }
        return now.isBefore(expiresAt) ? ReservationStatus.HELD : ReservationStatus.EXPIRED;
    }

    /// The settlement, or the expiry if it is not settled.
    public Instant endsAt() {
        return settlement == null ? expiresAt : settlement.settledAt();
    }

    /// True if a request with these values is a retry: it has the same series and quantity, and its time to live
    /// is not longer than the hold, which may have been extended since.
    public boolean isFor(UsageSeries what, Quantity howMuch, Duration ttl) {
        return series.equals(what)
                && quantity.equals(howMuch)
                && Duration.between(createdAt, expiresAt).compareTo(ttl) >= 0;
    }

    /// The same with a hold until `instant`; unchanged if it holds until then or longer.
    ///
    /// @throws InvalidInput naming `expiresAt`, if `instant` is more than 24 hours after the creation: the search
    ///     for the time at which quota resets relies on that bound
    public QuotaReservation extendedTo(Instant instant) {
        if (instant.isAfter(createdAt.plus(MAX_TTL))) {
            throw InvalidInput.of(
                    "expiresAt",
                    "must be at most " + MAX_TTL.toHours() + " hours after the reservation was created, at "
                            + Timestamps.format(createdAt));
        }
        return instant.isAfter(expiresAt)
                ? new QuotaReservation(reservationId, series, quantity, createdAt, instant, settlement)
                : this;
    }

    public QuotaReservation settled(Settlement how) {
        return new QuotaReservation(reservationId, series, quantity, createdAt, expiresAt, how);
    }

    /// Which state this is.
    ///
    /// @param status the current [#status]
    public Version version(ReservationStatus status) {
        return Version.of(
                series.orgId(),
                reservationId,
                quantity,
                createdAt,
                expiresAt,
                status.label(),
                settlement == null ? null : settlement.settledAt());
    }
}
