package org.landlord.adapter.client.usage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.ApiResponse;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
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
import org.landlord.port.in.usage.TopUsage;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.VoidUsage;
import org.landlord.wire.json.usage.UsageEventJson;
import org.landlord.wire.json.usage.UsageSummaryJson;

/// Usage on a server.
public final class RemoteUsage implements Usage {

    private final HttpTransport transport;

    public RemoteUsage(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public CompletionStage<RecordedUsage> recordAsync(
            Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits) {
        return transport.sendAsync(
                recording(orgId, hardLimits).json(command, UsageEventJson::writeRecord),
                answer -> answer.read(json -> UsageEventJson.readRecorded(json, !answer.created())));
    }

    @Override
    public CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        return transport.sendAsync(
                recording(orgId, hardLimits).ndjson(commands, UsageEventJson::writeRecord),
                answer -> answer.read(UsageEventJson::readBatch));
    }

    @Override
    public RecordedUsage dryRun(Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits) {
        ApiResponse reply = transport.send(
                recording(orgId, hardLimits).query("dryRun", true).json(command, UsageEventJson::writeRecord));
        return reply.read(json -> UsageEventJson.readRecorded(json, !reply.created()));
    }

    @Override
    public BatchOutcome dryRunBatch(Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        return transport
                .send(recording(orgId, hardLimits).query("dryRun", true).ndjson(commands, UsageEventJson::writeRecord))
                .read(UsageEventJson::readBatch);
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
    public UsageEvent get(Caller caller, OrgId orgId, EventId eventId) {
        return transport
                .send(ApiCall.get("orgs", orgId, "usage-events", eventId))
                .read(UsageEventJson::read);
    }

    @Override
    public UsageEvent voidEvent(Caller caller, VoidUsage command) {
        return transport
                .send(ApiCall.post("orgs", command.orgId(), "usage-events", command.eventId(), "void")
                        .json(command, UsageEventJson::writeVoid))
                .read(UsageEventJson::read);
    }

    @Override
    public Page<UsageEvent> list(Caller caller, UsageQuery query, PageRequest page) {
        return transport.send(events(query).page(page)).page(UsageEventJson::read);
    }

    @Override
    public Page<UsageEvent> listNewestFirst(Caller caller, UsageQuery query, PageRequest page) {
        return transport.send(events(query).query("order", "desc").page(page)).page(UsageEventJson::read);
    }

    private static ApiCall events(UsageQuery query) {
        return ApiCall.get("orgs", query.orgId(), "usage-events")
                .query("projectId", query.projectId())
                .query("metric", query.metric())
                .query("unit", query.unit())
                .query("runId", query.runId())
                .window(query.window());
    }

    @Override
    public Page<LedgerEntry> listRecorded(Caller caller, ListRecordedUsage query, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", query.orgId(), "usage-events")
                        .query("order", "recorded")
                        .query("after", query.after())
                        .page(page))
                .page(UsageEventJson::readEntry);
    }

    @Override
    public Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", query.orgId(), "usage-summary")
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .query("runId", query.runId())
                        .window(query.window())
                        .query("groupBy", query.byProject() ? "project" : null)
                        .query(
                                "bucket",
                                query.bucket() == null ? null : query.bucket().label())
                        .query("timeZone", query.timeZone())
                        .query("asOf", query.asOf())
                        .page(page))
                .page(UsageSummaryJson::read);
    }

    @Override
    public List<UsageTotal> top(Caller caller, TopUsage query) {
        return transport
                .send(ApiCall.get("usage-top")
                        .query("metric", query.metric())
                        .query("unit", query.unit())
                        .query("since", query.since())
                        .query("until", query.until())
                        .query("by", query.byProject() ? "project" : "org")
                        .query("limit", query.limit()))
                .page(UsageSummaryJson::read)
                .items();
    }

    @Override
    public SumsReport verifySums(Caller caller, OrgId orgId, boolean rebuild) {
        return transport
                .send(ApiCall.post("orgs", orgId, "usage-summary", "verify")
                        .takingLong()
                        .json(rebuild, (flag, out) -> out.bool("rebuild", flag)))
                .read(UsageSummaryJson::readReport);
    }
}
