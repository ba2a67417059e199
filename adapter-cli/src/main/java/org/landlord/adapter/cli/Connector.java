package org.landlord.adapter.cli;

import org.landlord.port.in.Landlord;

/// Reaches Landlord, wherever it is.
@FunctionalInterface
public interface Connector {

    /// Called at most once, and only by a command that cannot do without.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it cannot be reached
    Landlord connect(Target target);
}
