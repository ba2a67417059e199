package org.landlord.domain.shared;

/// A short free text: a metric, a unit, a role, a plan, a status, a provider, an action or a target type.
///
/// @param value 1 to 128 characters: see [Text#checkKey]
public record Label(String value) implements Comparable<Label> {

    public static final int MAX_LENGTH = 128;

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
