package org.landlord.adapter.cli.command;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.diagnostics.Backups;
import org.landlord.port.in.diagnostics.Diagnostics;
import org.landlord.port.in.migration.Imports;
import org.landlord.port.in.migration.Transfers;
import org.landlord.port.in.quota.QuotaMaintenance;

/// A connection to Landlord: a local database or a server.
///
/// @param landlord the use cases
/// @param caller authenticates the caller; called at most once, when a command first needs it. Throws
///     [org.landlord.domain.failure.Unauthenticated] without valid credentials
/// @param bootstrap creates administrator keys without authentication; null for a server
/// @param keyFile the path of the key file of the storage; null for a server
/// @param quotaMaintenance records threshold crossings; null for a server, which does that itself
/// @param diagnostics checks the installation
/// @param backups backs up and restores the storage; null for a server
/// @param imports imports from other control planes; null for a server
/// @param transfers moves from other storages; null for a server
public record Connection(
        Landlord landlord,
        Supplier<Caller> caller,
        @Nullable AdminBootstrap bootstrap,
        @Nullable String keyFile,
        @Nullable QuotaMaintenance quotaMaintenance,
        Diagnostics diagnostics,
        @Nullable Backups backups,
        @Nullable Imports imports,
        @Nullable Transfers transfers) {

    /// A connection to a server, which authenticates each request by its token.
    public static Connection toServer(Landlord landlord, Diagnostics diagnostics) {
        return new Connection(landlord, Caller::anonymous, null, null, null, diagnostics, null, null, null);
    }
}
