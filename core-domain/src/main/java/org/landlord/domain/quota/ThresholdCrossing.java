package org.landlord.domain.quota;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The direction in which usage crossed a threshold.
public enum ThresholdCrossing {
    /// Usage has reached the threshold.
    UP,
    /// Usage is below the threshold again: usage was reversed, the window has moved on, or the limit was
    /// raised. Also if the threshold or the limit was removed.
    DOWN;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static ThresholdCrossing of(String label) {
        return Choices.of(values(), ThresholdCrossing::label, label);
    }
}
