package org.landlord.adapter.client.usage;

import java.util.List;
import org.landlord.adapter.client.shared.Answer;
import org.landlord.adapter.client.shared.Call;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.ListUsageEvents;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.Usage;

/// Usage on a server.
public final class RemoteUsage implements Usage {

    private final Server server;

    /// @param server where it is
    public RemoteUsage(Server server) {
        this.server = server;
    }

    @Override
    public RecordedUsage record(Caller caller, OrgId orgId, RecordUsage command) {
        Answer answer =
                server.send(Call.post("orgs", orgId, "usage-events").json(out -> UsageJson.write(command, out)));
        return new RecordedUsage(answer.read(UsageJson::event), !answer.created());
    }

    @Override
    public BatchOutcome recordBatch(Caller caller, OrgId orgId, List<RecordUsage> commands) {
        return server.send(Call.post("orgs", orgId, "usage-events").ndjson(commands, UsageJson::write))
                .read(UsageJson::outcome);
    }

    @Override
    public Page<UsageEvent> list(Caller caller, ListUsageEvents query, PageRequest page) {
        return server.send(Call.get("orgs", query.orgId(), "usage-events")
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .query("unit", query.unit())
                        .query("runId", query.runId())
                        .window(query.window())
                        .page(page))
                .page(UsageJson::event);
    }

    @Override
    public Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page) {
        return server.send(Call.get("orgs", query.orgId(), "usage-summary")
                        .query("projectId", query.projectId())
                        .query("metric", query.metric())
                        .window(query.window())
                        .query("groupBy", query.byProject() ? "project" : null)
                        .query(
                                "bucket",
                                query.bucket() == null ? null : query.bucket().label())
                        .page(page))
                .page(UsageJson::total);
    }
}
