package org.landlord.adapter.client.quota;

import java.util.List;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.QuotaStatuses;
import org.landlord.wire.json.quota.QuotaStatusJson;

/// The states of limits on a server.
public final class RemoteQuotaStatuses implements QuotaStatuses {

    private final HttpTransport transport;

    public RemoteQuotaStatuses(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public QuotaStatus get(Caller caller, LimitKey key) {
        return transport
                .send(RemoteUsageLimits.named(ApiCall.get("orgs", key.orgId(), "quota-status", "by-key"), key))
                .read(QuotaStatusJson::read);
    }

    @Override
    public Page<QuotaStatus> list(Caller caller, OrgId orgId, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, "quota-status").page(page))
                .page(QuotaStatusJson::read);
    }

    @Override
    public Page<QuotaStatus> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, "quota-status")
                        .query("projectId", projectId)
                        .page(page))
                .page(QuotaStatusJson::read);
    }

    @Override
    public List<QuotaStatus> fullest(Caller caller, int over, int limit) {
        return transport
                .send(ApiCall.get("quota-status").query("over", over).query("limit", limit))
                .page(QuotaStatusJson::read)
                .items();
    }
}
