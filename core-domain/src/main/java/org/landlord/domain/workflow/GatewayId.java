package org.landlord.domain.workflow;

import org.landlord.domain.shared.Identifiers;

/// The id of a gateway, unique in its organization or on the platform. See [Identifiers].
public record GatewayId(String value) implements Comparable<GatewayId> {

    public GatewayId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(GatewayId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
