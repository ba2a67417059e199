package org.landlord.domain.access;

import org.landlord.domain.shared.Text;

/// The reason that a caller gives for a change. The audit event of the change contains it.
///
/// @param value 1 to 200 characters: see [Text#check]
public record Reason(String value) {

    public static final int MAX_LENGTH = 200;

    public Reason {
        value = Text.check(value, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
