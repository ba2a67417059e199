package org.landlord.adapter.client.quota;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;
import org.landlord.port.in.quota.UsageLimits;
import org.landlord.wire.json.quota.UsageLimitJson;

/// Usage limits on a server.
public final class RemoteUsageLimits implements UsageLimits {

    private final HttpTransport transport;

    public RemoteUsageLimits(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Upserted<UsageLimit> set(Caller caller, SetUsageLimit command) {
        return transport
                .send(ApiCall.put("orgs", command.key().orgId(), "usage-limits")
                        .precondition(command.precondition())
                        .json(command, UsageLimitJson::writePut))
                .upserted(UsageLimitJson::read);
    }

    @Override
    public Upserted<UsageLimit> update(Caller caller, UpdateUsageLimit command) {
        return transport
                .send(named(ApiCall.patch("orgs", command.key().orgId(), "usage-limits", "by-key"), command.key())
                        .precondition(command.precondition())
                        .json(command, UsageLimitJson::writeUpdate))
                .upserted(UsageLimitJson::read);
    }

    @Override
    public UsageLimit get(Caller caller, LimitKey key) {
        return transport
                .send(named(ApiCall.get("orgs", key.orgId(), "usage-limits", "by-key"), key))
                .read(UsageLimitJson::read);
    }

    @Override
    public Page<UsageLimit> list(Caller caller, OrgId orgId, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, "usage-limits").page(page))
                .page(UsageLimitJson::read);
    }

    @Override
    public Page<UsageLimit> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, "usage-limits")
                        .query("projectId", projectId)
                        .page(page))
                .page(UsageLimitJson::read);
    }

    @Override
    public void delete(Caller caller, LimitKey key, Precondition precondition) {
        transport.send(
                named(ApiCall.delete("orgs", key.orgId(), "usage-limits"), key).precondition(precondition));
    }

    @Override
    public QuotaCheck check(Caller caller, CheckUsageLimit query) {
        ApiCall call = ApiCall.get("orgs", query.key().orgId(), "usage-limits", "check");
        return transport
                .send(named(call, query.key())
                        .query("since", query.since())
                        .query("until", query.until())
                        .query("quantity", query.quantity()))
                .read(UsageLimitJson::readCheck);
    }

    @Override
    public Page<QuotaCheck> checkAll(Caller caller, CheckUsageLimits query, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", query.orgId(), "usage-limits", "checks")
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .query("unit", query.unit())
                        .query("quantity", query.quantity())
                        .page(page))
                .page(UsageLimitJson::readCheck);
    }

    /// Adds the key of a limit as query parameters.
    static ApiCall named(ApiCall call, LimitKey key) {
        return call.query("metric", key.metric())
                .query("unit", key.unit())
                .query("period", key.period().label())
                .query("projectId", key.projectId());
    }
}
