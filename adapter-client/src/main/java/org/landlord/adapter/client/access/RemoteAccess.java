package org.landlord.adapter.client.access;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.WhoAmI;
import org.landlord.wire.json.access.WhoAmIJson;

/// The identity of the caller, read from a server.
public final class RemoteAccess implements Access {

    private final HttpTransport transport;

    public RemoteAccess(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public WhoAmI whoAmI(Caller caller) {
        return transport.send(ApiCall.get("whoami")).read(WhoAmIJson::read);
    }
}
