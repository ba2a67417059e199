package org.landlord.domain.quota;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// What became of a reservation.
public enum ReservationStatus {
    /// It holds its quantity.
    HELD,
    /// The work is done and recorded as usage.
    COMMITTED,
    /// It was given back.
    RELEASED,
    /// Nobody settled it in time: it gave itself back.
    EXPIRED;

    /// How it is written everywhere: in lower case.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static ReservationStatus of(String label) {
        return Choices.of(values(), ReservationStatus::label, label);
    }
}
