package org.landlord.adapter.client.quota;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.ListAllQuotaEvents;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.wire.json.quota.QuotaEventJson;

/// Quota events on a server.
public final class RemoteQuotaEvents implements QuotaEvents {

    private static final String QUOTA_EVENTS = "quota-events";

    private final HttpTransport transport;

    public RemoteQuotaEvents(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Page<QuotaEvent> list(Caller caller, ListQuotaEvents query, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", query.orgId(), QUOTA_EVENTS)
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .order(query.order())
                        .page(page))
                .page(QuotaEventJson::read);
    }

    @Override
    public Page<QuotaEvent> listOfAll(Caller caller, ListAllQuotaEvents query, PageRequest page) {
        return transport
                .send(ApiCall.get(QUOTA_EVENTS)
                        .query("metric", query.metric())
                        .window(query.window())
                        .page(page))
                .page(QuotaEventJson::read);
    }
}
