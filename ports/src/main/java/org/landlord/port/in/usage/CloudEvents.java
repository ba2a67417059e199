package org.landlord.port.in.usage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.HardLimits;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Usage that others report as CloudEvents. Each becomes a usage event, as the organization's
/// [UsageConfiguration] says:
///
/// - Its id is [CloudEvent#eventId()]: the same source and id are the same event, which counts once, and
///   different sources may use the same id. What was recorded under the id alone, before ids were made of
///   both, is known again.
/// - Its metric is the type, its quantity stands in the data where the settings say, and is 1 if there is no
///   data at all. `unit` and `runId` may stand in the data.
/// - It is for the project that the settings name for its subject, or else for the one whose id the subject
///   is, if there is one that the caller may see; if not, the subject is metadata.
/// - It keeps id, source, all other attributes and what is left of the data in its metadata.
///
/// Like those of [Usage], methods answer when the usage is stored durably. Before that they read, and wait
/// for it. What is refused is named by the attributes of the CloudEvent: `id`, `subject`, `time`,
/// `data/quantity`.
public interface CloudEvents {

    /// Records one event: see [Usage#recordAsync].
    ///
    /// @return fails as that does, and with [org.landlord.domain.failure.InvalidInput] naming the place in
    ///     `data` where no quantity is
    @Needs(Operation.RECORD_CLOUD_EVENT)
    CompletionStage<RecordedUsage> recordAsync(Caller caller, OrgId orgId, CloudEvent event, HardLimits hardLimits);

    /// Records many events, all or none of them: see [Usage#recordBatchAsync].
    ///
    /// @return fails as that does, and with [org.landlord.domain.failure.InvalidInput] naming every place
    ///     `<index>/data/…` where no quantity is
    @Needs(Operation.RECORD_CLOUD_EVENT_BATCH)
    CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<CloudEvent> events, HardLimits hardLimits);
}
