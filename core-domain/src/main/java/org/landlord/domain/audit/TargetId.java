package org.landlord.domain.audit;

import org.landlord.domain.shared.ExternalIds;
import org.landlord.domain.shared.Text;

/// Which one of its kind an audit event is about: an id, that of a person too, or a secret reference's name.
///
/// @param value 1 to 255 characters after trimming, of those that can be seen; to the letter
public record TargetId(String value) implements Comparable<TargetId> {

    /// The most characters it may have.
    public static final int MAX_LENGTH = ExternalIds.MAX_LENGTH;

    /// @throws org.landlord.domain.failure.InvalidInput if the text breaks a rule
    public TargetId {
        value = Text.checkToTheLetter(value, MAX_LENGTH);
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
