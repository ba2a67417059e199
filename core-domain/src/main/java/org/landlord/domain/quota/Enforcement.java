package org.landlord.domain.quota;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The effect of a limit.
public enum Enforcement {
    /// The limit is only reported.
    SOFT,
    /// Usage that would exceed the limit is refused.
    HARD;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static Enforcement of(String label) {
        return Choices.of(values(), Enforcement::label, label);
    }
}
