package org.landlord.adapter.client.quota;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
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
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UsageLimits;

/// Usage limits on a server.
public final class RemoteUsageLimits implements UsageLimits {

    private final Server server;

    /// @param server where they are
    public RemoteUsageLimits(Server server) {
        this.server = server;
    }

    @Override
    public Upserted<UsageLimit> set(Caller caller, SetUsageLimit command) {
        LimitKey key = command.key();
        return server.send(ApiCall.put("orgs", key.orgId(), "usage-limits")
                        .precondition(command.precondition())
                        .json(out -> out.text("projectId", key.projectId())
                                .text("metric", key.metric())
                                .text("unit", key.unit())
                                .text("period", key.period().label())
                                .quantity("limitQuantity", command.limitQuantity())
                                .text(
                                        "enforcement",
                                        command.enforcement() == null
                                                ? null
                                                : command.enforcement().label())
                                .text("timeZone", command.timeZone())
                                .numbers(
                                        "thresholds",
                                        command.thresholds() == null
                                                ? null
                                                : command.thresholds().percents())))
                .upserted(UsageLimitJson::read);
    }

    @Override
    public Page<UsageLimit> list(Caller caller, OrgId orgId, PageRequest page) {
        return server.send(ApiCall.get("orgs", orgId, "usage-limits").page(page))
                .page(UsageLimitJson::read);
    }

    @Override
    public Page<UsageLimit> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page) {
        return server.send(ApiCall.get("orgs", orgId, "usage-limits")
                        .query("projectId", projectId)
                        .page(page))
                .page(UsageLimitJson::read);
    }

    @Override
    public void delete(Caller caller, LimitKey key, Precondition precondition) {
        server.send(
                named(ApiCall.delete("orgs", key.orgId(), "usage-limits"), key).precondition(precondition));
    }

    @Override
    public QuotaCheck check(Caller caller, CheckUsageLimit query) {
        ApiCall call = ApiCall.get("orgs", query.key().orgId(), "usage-limits", "check");
        return server.send(
                        named(call, query.key()).query("since", query.since()).query("until", query.until()))
                .read(UsageLimitJson::check);
    }

    /// With the key of a limit as query parameters.
    private static ApiCall named(ApiCall call, LimitKey key) {
        return call.query("metric", key.metric())
                .query("unit", key.unit())
                .query("period", key.period().label())
                .query("projectId", key.projectId());
    }
}
