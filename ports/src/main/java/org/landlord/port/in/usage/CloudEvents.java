package org.landlord.port.in.usage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.HardLimits;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Usage that is reported as CloudEvents. Each becomes a usage event, according to the [UsageConfiguration]
/// of the organization:
///
/// - The id is [CloudEvent#eventId()]: the same source and id are the same event, which counts once. Events
///   that earlier versions recorded by the id alone are recognized.
/// - The metric is the type. The quantity is in the data where the settings say, and is 1 without data.
///   `unit` and `runId` may be in the data.
/// - The project is the one that the settings name for the subject, or the project whose id is the subject if
///   the caller may see it. Otherwise the subject is metadata.
/// - The metadata contains the id, the source, all other attributes and the rest of the data.
///
/// Like the methods of [Usage], these complete when the usage is stored durably. Before that they read, which
/// may block. Failures name attributes of the CloudEvent: `id`, `subject`, `time`, `data/quantity`.
public interface CloudEvents {

    /// Records one event: see [Usage#recordAsync].
    ///
    /// @return fails as that does, and with [org.landlord.domain.failure.InvalidInput] naming the place in
    ///     `data` that has no quantity
    @Needs(Operation.RECORD_CLOUD_EVENT)
    CompletionStage<RecordedUsage> recordAsync(Caller caller, OrgId orgId, CloudEvent event, HardLimits hardLimits);

    /// Records many events: see [Usage#recordBatchAsync].
    ///
    /// @return fails as that does, and with [org.landlord.domain.failure.InvalidInput] naming every place
    ///     `<index>/data/…` that has no quantity
    @Needs(Operation.RECORD_CLOUD_EVENT_BATCH)
    CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<CloudEvent> events, HardLimits hardLimits);

    /// Returns what [#recordAsync] would return now, and changes nothing: see [Usage#dryRun].
    @Needs(Operation.RECORD_CLOUD_EVENT)
    RecordedUsage dryRun(Caller caller, OrgId orgId, CloudEvent event, HardLimits hardLimits);

    /// Returns what [#recordBatchAsync] would return now, and changes nothing: see [Usage#dryRun].
    @Needs(Operation.RECORD_CLOUD_EVENT_BATCH)
    BatchOutcome dryRunBatch(Caller caller, OrgId orgId, List<CloudEvent> events, HardLimits hardLimits);
}
