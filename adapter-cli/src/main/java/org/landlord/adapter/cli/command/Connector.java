package org.landlord.adapter.cli.command;

/// Connects to Landlord.
@FunctionalInterface
public interface Connector {

    /// Called at most once per target, and only by a command that needs a connection. Authentication is left
    /// to [Connection#caller()].
    ///
    /// @throws org.landlord.domain.failure.Unavailable if the target cannot be reached
    Connection connect(Target target);
}
