package org.landlord.domain.usage;

import org.landlord.domain.shared.Text;

/// The reason for the reversal of a usage event.
///
/// @param value 1 to 500 characters: see [Text#check]
public record VoidReason(String value) {

    public static final int MAX_LENGTH = 500;

    public VoidReason {
        value = Text.check(value, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
