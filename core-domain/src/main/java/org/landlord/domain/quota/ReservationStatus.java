package org.landlord.domain.quota;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

public enum ReservationStatus {
    /// The reservation holds its quantity.
    HELD,
    /// The work was recorded as usage.
    COMMITTED,
    /// The quantity was released.
    RELEASED,
    /// The reservation expired before it was settled.
    EXPIRED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static ReservationStatus of(String label) {
        return Choices.of(values(), ReservationStatus::label, label);
    }
}
