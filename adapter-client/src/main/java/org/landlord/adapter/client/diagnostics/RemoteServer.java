package org.landlord.adapter.client.diagnostics;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.diagnostics.ServerStatus;
import org.landlord.port.in.diagnostics.Server;
import org.landlord.wire.json.diagnostics.ServerStatusJson;

/// The state of a server.
public final class RemoteServer implements Server {

    private final HttpTransport transport;

    public RemoteServer(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public ServerStatus status(Caller caller) {
        return transport.send(ApiCall.get("server")).read(ServerStatusJson::read);
    }
}
