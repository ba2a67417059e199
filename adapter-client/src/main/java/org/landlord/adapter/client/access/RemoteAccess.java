package org.landlord.adapter.client.access;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.WhoAmI;

/// Who the caller is to a server.
public final class RemoteAccess implements Access {

    private final Server server;

    /// @param server whom to ask
    public RemoteAccess(Server server) {
        this.server = server;
    }

    @Override
    public WhoAmI whoAmI(Caller caller) {
        return server.send(ApiCall.get("whoami")).read(AccessJson::whoAmI);
    }
}
