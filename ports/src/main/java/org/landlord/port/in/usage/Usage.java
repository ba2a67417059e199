package org.landlord.port.in.usage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Stages;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// What was used. Recording is not audited, except what is dated back far: the ledger is its own record.
///
/// Recording comes in two shapes: the asynchronous ones answer when the usage is stored durably and hold no
/// thread until then, the others wait for that. A stage never fails with anything but what the method is
/// documented to throw.
public interface Usage {

    /// The most events of a batch: as many as can be written in about a tenth of a second, for which
    /// everybody else who writes has to wait. docs/adr/0025-how-large-a-batch-may-be.md
    int MAX_BATCH_EVENTS = 5_000;

    /// The most different series of a batch, each a metric, unit and project: every one of them has sums of
    /// its own to be written.
    int MAX_BATCH_SERIES = 1_000;

    /// Records one event. Recording past hard limits needs [Permission#USAGE_CORRECT] too. Recording the same
    /// event again (the same id and the same content; the instant counts only if the caller gave one) changes
    /// nothing. The outcome warns if the metric is limited in another unit.
    ///
    /// Usage that is dated back counts in the windows that it falls into, and hard limits hold there too. If
    /// it is older than the organization allows it needs [Permission#USAGE_CORRECT] and is audited, as
    /// `usage_event.backdate`.
    ///
    /// @return fails with [org.landlord.domain.failure.NotFound] if there is no such organization, with
    ///     [org.landlord.domain.failure.InvalidInput] naming `projectId` or `observedAt` if there is no such
    ///     project or the instant is more than 5 minutes ahead, with [org.landlord.domain.failure.Conflict]
    ///     if its id was used for another event, with [org.landlord.domain.failure.QuotaExceeded] if it would
    ///     pass a hard limit
    @Needs(Operation.RECORD_USAGE)
    CompletionStage<RecordedUsage> recordAsync(Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits);

    /// Records many events, at most [#MAX_BATCH_EVENTS] in at most [#MAX_BATCH_SERIES] series; all or none of
    /// them.
    ///
    /// @return fails with [org.landlord.domain.failure.NotFound] if there is no such organization, with
    ///     [org.landlord.domain.failure.InvalidInput] if there are none or too many of them, or naming every
    ///     `/<index>/projectId` and `/<index>/observedAt` that is wrong, with
    ///     [org.landlord.domain.failure.Conflict] naming every index whose id was used for another event,
    ///     with [org.landlord.domain.failure.QuotaExceeded] if all together would pass a hard limit
    @Needs(Operation.RECORD_USAGE_BATCH)
    CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits);

    /// Records one event, within the hard limits, and waits until it is stored: see [#recordAsync].
    @Needs(Operation.RECORD_USAGE)
    default RecordedUsage record(Caller caller, OrgId orgId, RecordUsage command) {
        return Stages.await(recordAsync(caller, orgId, command, HardLimits.ENFORCED));
    }

    /// Records many events, within the hard limits, and waits until they are stored: see [#recordBatchAsync].
    @Needs(Operation.RECORD_USAGE_BATCH)
    default BatchOutcome recordBatch(Caller caller, OrgId orgId, List<RecordUsage> commands) {
        return Stages.await(recordBatchAsync(caller, orgId, commands, HardLimits.ENFORCED));
    }

    /// Reverses an event: it stays in the ledger, with the reason, and counts in no sum from now on. Audited
    /// as `usage_event.void`. Reversing it again for the same reason changes nothing.
    ///
    /// @return the event as it stands now
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or event
    /// @throws org.landlord.domain.failure.Conflict if it was reversed for another reason
    @Needs(Operation.VOID_USAGE_EVENT)
    UsageEvent voidEvent(Caller caller, VoidUsage command);

    /// The events that fit, those that were reversed too, by the instant of observation, then by id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_USAGE_EVENTS)
    Page<UsageEvent> list(Caller caller, UsageQuery query, PageRequest page);

    /// The entries of the ledger in the order in which they were written: an event where it was recorded, and
    /// once more where it was reversed. What is written later comes later, so whoever goes on after the last
    /// sequence they have seen misses nothing, whatever the events say of when they were observed.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_RECORDED_USAGE)
    Page<LedgerEntry> listRecorded(Caller caller, ListRecordedUsage query, PageRequest page);

    /// Exact sums, by metric, unit, project (usage without a project first) and bucket.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `asOf`, if that is in the future: the ledger
    ///     may still change until then
    @Needs(Operation.SUMMARIZE_USAGE)
    Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page);

    /// Compares the sums that are kept for quick answers with the events they are made of, one organization
    /// at a time. They never differ unless the storage was damaged or written to by others.
    ///
    /// @param rebuild true to correct those that differ; others go on recording meanwhile
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.VERIFY_USAGE_SUMS)
    SumsReport verifySums(Caller caller, OrgId orgId, boolean rebuild);
}
