package org.landlord.adapter.cli.command;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Reason;

/// Connects to Landlord.
@FunctionalInterface
public interface Connector {

    /// Called at most once per target, and only by a command that needs a connection. Authentication is left
    /// to [Connection#caller()].
    ///
    /// @param reason the reason for the changes of the command, for a server; null for none
    /// @throws org.landlord.domain.failure.Unavailable if the target cannot be reached
    Connection connect(Target target, @Nullable Reason reason);
}
