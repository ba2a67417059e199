package org.landlord.port.in.usage;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.OrgId;

/// Which entries of the usage ledger to list.
///
/// @param orgId whose
/// @param after only those with a greater sequence; 0 for all
public record ListRecordedUsage(OrgId orgId, long after) {

    public ListRecordedUsage {
        if (after < 0) {
            throw InvalidInput.of("after", "must not be negative");
        }
    }
}
