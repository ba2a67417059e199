package org.landlord.adapter.client.quota;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.wire.json.quota.QuotaEventJson;

/// Quota events on a server.
public final class RemoteQuotaEvents implements QuotaEvents {

    private final HttpTransport transport;

    public RemoteQuotaEvents(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Page<QuotaEvent> list(Caller caller, ListQuotaEvents query, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", query.orgId(), "quota-events")
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .order(query.order())
                        .page(page))
                .page(QuotaEventJson::read);
    }
}
