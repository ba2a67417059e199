package org.landlord.domain.audit;

import org.landlord.domain.shared.Identifiers;

/// The id of an audit event, unique in its organization. See [Identifiers].
public record AuditEventId(String value) implements Comparable<AuditEventId> {

    public AuditEventId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(AuditEventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
