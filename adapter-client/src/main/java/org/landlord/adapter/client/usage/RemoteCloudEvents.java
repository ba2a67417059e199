package org.landlord.adapter.client.usage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.landlord.adapter.client.shared.ObjectWriter;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.HardLimits;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.RecordedUsage;

/// CloudEvents on their way to a server.
public final class RemoteCloudEvents implements CloudEvents {

    private final Server server;

    /// @param server where they go
    public RemoteCloudEvents(Server server) {
        this.server = server;
    }

    @Override
    public CompletionStage<RecordedUsage> recordAsync(
            Caller caller, OrgId orgId, CloudEvent event, HardLimits hardLimits) {
        return server.sendAsync(
                RemoteUsage.recording(orgId, hardLimits).cloudEvent(out -> write(event, out)),
                answer -> answer.read(
                        json -> new RecordedUsage(UsageJson.event(json), !answer.created(), json.warnings())));
    }

    @Override
    public CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<CloudEvent> events, HardLimits hardLimits) {
        return server.sendAsync(
                RemoteUsage.recording(orgId, hardLimits).cloudEvents(events, RemoteCloudEvents::write),
                answer -> answer.read(UsageJson::outcome));
    }

    private static void write(CloudEvent event, ObjectWriter out) {
        out.text("specversion", "1.0")
                .text("id", event.id())
                .text("source", event.source())
                .text("type", event.type())
                .text("subject", event.subject())
                .instant("time", event.time());
        event.attributes().forEach(out::any);
        out.any("data", event.data());
    }
}
