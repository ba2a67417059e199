/// The usage ledger on SQLite, through JDBC. `SqliteUsageEvents` inserts and lists events. `Rollups` writes the sums by
/// second, minute, hour and day; `WindowSums`, `WindowStarts` and `Summaries` read them; `SumVerification` checks them.
@NullMarked
package org.landlord.adapter.sqlite.usage;

import org.jspecify.annotations.NullMarked;
