/// The usage ledger and its settings. `UsageEventRepository` inserts and lists events. `Rollups` writes the sums by
/// second, minute, hour and day; `WindowSums`, `WindowStarts` and `Summaries` read them; `SumVerification` checks them.
/// `LedgerDialect` is what differs between databases.
@NullMarked
package org.landlord.persistence.jpa.usage;

import org.jspecify.annotations.NullMarked;
