package org.landlord.domain.access;

import org.landlord.domain.shared.ExternalIds;
import org.landlord.domain.shared.Text;

/// The id of the holder of an API key in another system, such as a customer's service account. Several keys may have
/// the same. See [ExternalIds].
public record ExternalId(String value) implements Comparable<ExternalId> {

    public ExternalId {
        value = ExternalIds.check(value);
    }

    @Override
    public int compareTo(ExternalId other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
