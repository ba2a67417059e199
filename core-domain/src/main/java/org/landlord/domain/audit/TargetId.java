package org.landlord.domain.audit;

import org.landlord.domain.shared.ExternalIds;
import org.landlord.domain.shared.Text;

/// The target of an audit event: an id, or the name of a secret reference.
///
/// @param value 1 to 255 characters: see [Text#checkVerbatim]
public record TargetId(String value) implements Comparable<TargetId> {

    public static final int MAX_LENGTH = ExternalIds.MAX_LENGTH;

    public TargetId {
        value = Text.checkVerbatim(value, MAX_LENGTH);
    }

    @Override
    public int compareTo(TargetId other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
