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

/// Quantity that is held against limits for work whose size is known only afterwards.
///
/// @param reservationId unique in its organization
/// @param series for usage of what
/// @param quantity how much is held
/// @param createdAt since when
/// @param expiresAt until when, if nobody settles it before; from then on it holds nothing
/// @param settlement how it was settled; null as long as it was not
public record QuotaReservation(
        ReservationId reservationId,
        UsageSeries series,
        Quantity quantity,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Settlement settlement) {

    /// How long it may hold at most.
    public static final Duration MAX_TTL = Duration.ofHours(24);

    /// How long one holds that does not say.
    public static final Duration DEFAULT_TTL = Duration.ofMinutes(15);

    /// How long one is kept after it has ended.
    public static final Duration KEPT_FOR = Duration.ofDays(90);

    public QuotaReservation {
        createdAt = Timestamps.check(createdAt);
        expiresAt = Timestamps.check(expiresAt);
    }

    /// How a reservation was settled.
    ///
    /// @param settledAt when
    /// @param eventId the usage event that was recorded; null if it was released
    /// @param committedQuantity what was used; null if it was released
    public record Settlement(
            Instant settledAt,
            @Nullable EventId eventId,
            @Nullable Quantity committedQuantity) {

        public Settlement {
            settledAt = Timestamps.check(settledAt);
        }
    }

    /// @param ttl how long to hold
    /// @return the same
    /// @throws InvalidInput if it is less than a second or more than 24 hours
    public static Duration checkTtl(Duration ttl) {
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(MAX_TTL) > 0) {
            throw new InvalidInput("must be from 1 to " + MAX_TTL.toSeconds() + " seconds");
        }
        return ttl;
    }

    /// What it is at an instant.
    public ReservationStatus status(Instant now) {
        if (settlement != null) {
            return settlement.eventId() == null ? ReservationStatus.RELEASED : ReservationStatus.COMMITTED;
        }
        return now.isBefore(expiresAt) ? ReservationStatus.HELD : ReservationStatus.EXPIRED;
    }

    /// When it holds nothing any more: when it was settled, or else when it expires.
    public Instant endsAt() {
        return settlement == null ? expiresAt : settlement.settledAt();
    }

    /// True if it was asked for with these words: what makes a second request a repetition.
    public boolean isFor(UsageSeries what, Quantity howMuch, Duration ttl) {
        return series.equals(what)
                && quantity.equals(howMuch)
                && Duration.between(createdAt, expiresAt).equals(ttl);
    }

    /// The same, settled.
    public QuotaReservation settled(Settlement how) {
        return new QuotaReservation(reservationId, series, quantity, createdAt, expiresAt, how);
    }

    /// Which state this is.
    ///
    /// @param status what it is: see [#status]
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
