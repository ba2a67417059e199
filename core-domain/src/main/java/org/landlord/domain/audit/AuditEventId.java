package org.landlord.domain.audit;

import org.landlord.domain.shared.Identifiers;

/// Which audit event of an organization.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record AuditEventId(String value) implements Comparable<AuditEventId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
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
