package org.landlord.domain.usage;

import org.landlord.domain.failure.InvalidInput;

/// An entry of the usage ledger: that an event was recorded, or that it was reversed. An event that was reversed has
/// two entries.
///
/// @param sequence its place in the ledger of its organization: 1, 2, 3, … in the order of writing
/// @param event the event as it is now: in both of its entries with its reversal
public record LedgerEntry(long sequence, UsageEvent event) {

    public LedgerEntry {
        if (sequence < 1) {
            throw InvalidInput.of("sequence", "must be at least 1");
        }
    }
}
