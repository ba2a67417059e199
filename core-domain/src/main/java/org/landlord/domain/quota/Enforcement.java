package org.landlord.domain.quota;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// What happens when a limit would be passed.
public enum Enforcement {
    /// Nothing: the limit is only reported.
    SOFT,
    /// Recording usage that would pass it is refused.
    HARD;

    /// How it is written everywhere: in lower case, with hyphens.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static Enforcement of(String label) {
        return Choices.of(values(), Enforcement::label, label);
    }
}
