package org.landlord.adapter.client.usage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.landlord.adapter.client.shared.ApiResponse;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.HardLimits;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.wire.json.usage.CloudEventJson;
import org.landlord.wire.json.usage.UsageEventJson;

/// CloudEvents sent to a server.
public final class RemoteCloudEvents implements CloudEvents {

    private final HttpTransport transport;

    public RemoteCloudEvents(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public CompletionStage<RecordedUsage> recordAsync(
            Caller caller, OrgId orgId, CloudEvent event, HardLimits hardLimits) {
        return transport.sendAsync(
                RemoteUsage.recording(orgId, hardLimits).cloudEvent(event, CloudEventJson::write),
                answer -> answer.read(json -> UsageEventJson.readRecorded(json, !answer.created())));
    }

    @Override
    public CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<CloudEvent> events, HardLimits hardLimits) {
        return transport.sendAsync(
                RemoteUsage.recording(orgId, hardLimits).cloudEvents(events, CloudEventJson::write),
                answer -> answer.read(UsageEventJson::readBatch));
    }

    @Override
    public RecordedUsage dryRun(Caller caller, OrgId orgId, CloudEvent event, HardLimits hardLimits) {
        ApiResponse reply = transport.send(RemoteUsage.recording(orgId, hardLimits)
                .query("dryRun", true)
                .cloudEvent(event, CloudEventJson::write));
        return reply.read(json -> UsageEventJson.readRecorded(json, !reply.created()));
    }

    @Override
    public BatchOutcome dryRunBatch(Caller caller, OrgId orgId, List<CloudEvent> events, HardLimits hardLimits) {
        return transport
                .send(RemoteUsage.recording(orgId, hardLimits)
                        .query("dryRun", true)
                        .cloudEvents(events, CloudEventJson::write))
                .read(UsageEventJson::readBatch);
    }
}
