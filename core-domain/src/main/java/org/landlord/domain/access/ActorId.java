package org.landlord.domain.access;

import org.landlord.domain.shared.ExternalIds;
import org.landlord.domain.shared.Text;

/// The id of an actor: a user, an API key or a service. See [ExternalIds].
public record ActorId(String value) implements Comparable<ActorId> {

    public ActorId {
        value = ExternalIds.check(value);
    }

    @Override
    public int compareTo(ActorId other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
