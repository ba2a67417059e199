package org.landlord.domain.usage;

import org.landlord.domain.failure.InvalidInput;

/// An entry of the usage ledger: an event was recorded or reversed. A reversed event has two entries.
///
/// @param sequence the position in the ledger of the organization: 1, 2, 3, …
/// @param event the current event: both entries of a reversed event show the reversal
public record LedgerEntry(long sequence, UsageEvent event) {

    public LedgerEntry {
        if (sequence < 1) {
            throw InvalidInput.of("sequence", "must be at least 1");
        }
    }
}
