package org.landlord.adapter.client.access;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.WhoAmI;
import org.landlord.wire.json.access.WhoAmIJson;

/// Who the caller is to a server.
public final class RemoteAccess implements Access {

    private final HttpTransport transport;

    /// @param transport whom to ask
    public RemoteAccess(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public WhoAmI whoAmI(Caller caller) {
        return transport.send(ApiCall.get("whoami")).read(WhoAmIJson::read);
    }
}
