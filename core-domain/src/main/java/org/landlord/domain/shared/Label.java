package org.landlord.domain.shared;

/// Free text that names a kind of thing: a metric, a unit, a role, a plan, a status, a provider, an action, a target
/// type.
///
/// @param value 1 to 128 characters after trimming, in NFC, of those that can be seen: see [Text#checkKey]
public record Label(String value) implements Comparable<Label> {

    /// The most characters it may have.
    public static final int MAX_LENGTH = 128;

    /// @throws org.landlord.domain.failure.InvalidInput if the text breaks a rule
    public Label {
        value = Text.checkKey(value, MAX_LENGTH);
    }

    @Override
    public int compareTo(Label other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
