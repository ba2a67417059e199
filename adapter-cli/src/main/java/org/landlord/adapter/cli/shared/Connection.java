package org.landlord.adapter.cli.shared;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.RowCheck;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.quota.QuotaMaintenance;

/// Landlord, when it is reached.
///
/// @param landlord what can be asked
/// @param caller on whose behalf; called at most once, when a command first needs it. Throws
///     [org.landlord.domain.failure.Unauthenticated] if nobody proves who calls
/// @param firstStart how who holds the storage gets in; null for a server, which others hold
/// @param quotaMaintenance records what only time has changed; null for a server, which does that itself
/// @param rowCheck looks through all rows of the storage; null for a server, too
public record Connection(
        Landlord landlord,
        Supplier<Caller> caller,
        @Nullable AdminBootstrap firstStart,
        @Nullable QuotaMaintenance quotaMaintenance,
        @Nullable RowCheck rowCheck) {

    /// A connection to a server. It knows by the token who calls.
    public static Connection toServer(Landlord landlord) {
        return new Connection(landlord, Caller::unknown, null, null, null);
    }
}
