package org.landlord.domain.identity;

import org.landlord.domain.shared.Identifiers;

/// The id of an identity provider, unique in its organization. See [Identifiers].
public record ProviderId(String value) implements Comparable<ProviderId> {

    public ProviderId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(ProviderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
