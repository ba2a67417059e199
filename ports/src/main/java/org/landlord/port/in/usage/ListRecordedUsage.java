package org.landlord.port.in.usage;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.OrgId;

/// Lists entries of the usage ledger.
///
/// @param after only entries with a greater sequence; 0 for all
public record ListRecordedUsage(OrgId orgId, long after) {

    public ListRecordedUsage {
        if (after < 0) {
            throw InvalidInput.of("after", "must not be negative");
        }
    }
}
