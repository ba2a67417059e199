package org.landlord.adapter.client.usage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.ListRecordedUsage;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.SumsReport;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.VoidUsage;

/// Usage on a server.
public final class RemoteUsage implements Usage {

    private final Server server;

    /// @param server where it is
    public RemoteUsage(Server server) {
        this.server = server;
    }

    @Override
    public CompletionStage<RecordedUsage> recordAsync(
            Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits) {
        return server.sendAsync(
                recording(orgId, hardLimits).json(out -> UsageJson.write(command, out)),
                answer -> answer.read(
                        json -> new RecordedUsage(UsageJson.event(json), !answer.created(), json.warnings())));
    }

    @Override
    public CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        return server.sendAsync(
                recording(orgId, hardLimits).ndjson(commands, UsageJson::write),
                answer -> answer.read(UsageJson::outcome));
    }

    static ApiCall recording(OrgId orgId, HardLimits hardLimits) {
        return ApiCall.post("orgs", orgId, "usage-events")
                .query(
                        "enforce",
                        switch (hardLimits) {
                            case ENFORCED -> null;
                            case OVERRIDDEN -> false;
                        });
    }

    @Override
    public UsageEvent voidEvent(Caller caller, VoidUsage command) {
        return server.send(ApiCall.post("orgs", command.orgId(), "usage-events", command.eventId(), "void")
                        .json(out -> out.text("reason", command.reason())))
                .read(UsageJson::event);
    }

    @Override
    public Page<UsageEvent> list(Caller caller, UsageQuery query, PageRequest page) {
        return server.send(ApiCall.get("orgs", query.orgId(), "usage-events")
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .query("unit", query.unit())
                        .query("runId", query.runId())
                        .window(query.window())
                        .page(page))
                .page(UsageJson::event);
    }

    @Override
    public Page<LedgerEntry> listRecorded(Caller caller, ListRecordedUsage query, PageRequest page) {
        return server.send(ApiCall.get("orgs", query.orgId(), "usage-events")
                        .query("order", "recorded")
                        .query("after", query.after())
                        .page(page))
                .page(UsageJson::entry);
    }

    @Override
    public Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page) {
        return server.send(ApiCall.get("orgs", query.orgId(), "usage-summary")
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .window(query.window())
                        .query("groupBy", query.byProject() ? "project" : null)
                        .query(
                                "bucket",
                                query.bucket() == null ? null : query.bucket().label())
                        .query("asOf", query.asOf())
                        .page(page))
                .page(UsageJson::total);
    }

    @Override
    public SumsReport verifySums(Caller caller, OrgId orgId, boolean rebuild) {
        return server.send(ApiCall.post("orgs", orgId, "usage-summary", "verify")
                        .takingLong()
                        .json(out -> out.bool("rebuild", rebuild)))
                .read(UsageJson::report);
    }
}
