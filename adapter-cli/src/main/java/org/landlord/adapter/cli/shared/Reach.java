package org.landlord.adapter.cli.shared;

import java.net.URI;

/// The ways to Landlord that a command has.
public interface Reach {

    /// Landlord where the command line says that it is.
    Connection connect();

    /// Landlord on a server that the command has found out itself.
    ///
    /// @param token what proves who calls
    Connection connect(URI server, String token);
}
