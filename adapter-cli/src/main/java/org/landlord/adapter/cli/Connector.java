package org.landlord.adapter.cli;

import org.landlord.adapter.cli.shared.Connection;

/// Reaches Landlord, wherever it is.
@FunctionalInterface
public interface Connector {

    /// Called at most once, and only by a command that cannot do without. What it costs to find out who calls is
    /// for the connection to spend, when it is asked.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it cannot be reached
    Connection connect(Target target);
}
