package org.landlord.port.in.diagnostics;

import org.landlord.domain.access.Caller;
import org.landlord.domain.diagnostics.ServerStatus;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// The running server.
@FunctionalInterface
public interface Server {

    /// The version of the server, the state of its storage and its load. Its cost does not depend on the size of
    /// the storage.
    ///
    /// @throws org.landlord.domain.failure.NotFound for `server`, in a process that is no server
    @Needs(Operation.GET_SERVER_STATUS)
    ServerStatus status(Caller caller);
}
