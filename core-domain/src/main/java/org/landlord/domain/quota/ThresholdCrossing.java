package org.landlord.domain.quota;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// Which way usage crossed a threshold of its limit.
public enum ThresholdCrossing {
    /// It was below and has reached it.
    UP,
    /// It had reached it and is below again: something was reversed, the window has moved on, the limit was raised.
    /// Or the threshold, or the limit, was removed.
    DOWN;

    /// How it is written everywhere: in lower case.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static ThresholdCrossing of(String label) {
        return Choices.of(values(), ThresholdCrossing::label, label);
    }
}
