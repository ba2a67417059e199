package org.landlord.domain.access.session;

import org.landlord.domain.shared.Identifiers;

/// The id of a session: `ses_` and a time-sortable ULID in lower case. Created by Landlord only. It is no
/// credential. See [Identifiers].
public record SessionId(String value) implements Comparable<SessionId> {

    public SessionId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(SessionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
