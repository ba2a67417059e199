package org.landlord.adapter.client.quota;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.ListAllDenials;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.wire.json.quota.DenialJson;

/// Denials on a server.
public final class RemoteDenials implements Denials {

    private static final String DENIALS = "denials";

    private final HttpTransport transport;

    public RemoteDenials(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Page<Denial> list(Caller caller, ListDenials query, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", query.orgId(), DENIALS)
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .query("unit", query.unit())
                        .query("actorId", query.actorId())
                        .window(query.window())
                        .page(page))
                .page(DenialJson::read);
    }

    @Override
    public Page<Denial> listOfAll(Caller caller, ListAllDenials query, PageRequest page) {
        return transport
                .send(ApiCall.get(DENIALS)
                        .query("metric", query.metric())
                        .query("unit", query.unit())
                        .window(query.window())
                        .page(page))
                .page(DenialJson::read);
    }

    @Override
    public Denial get(Caller caller, OrgId orgId, RequestId requestId) {
        return transport.send(ApiCall.get("orgs", orgId, DENIALS, requestId)).read(DenialJson::read);
    }
}
