package org.landlord.port.in.usage;

import java.util.List;
import java.util.concurrent.CompletionStage;
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
import org.landlord.port.in.Stages;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// The usage ledger. Recording is not audited, because the ledger is a permanent record; usage dated back
/// beyond the organization's bound is.
///
/// Asynchronous methods complete when the usage is stored durably, and hold no thread until then; the others
/// wait for that. A stage fails only with the documented failures.
public interface Usage {

    /// The most events of a batch: as many as are written in about a tenth of a second, for which other
    /// writers wait. docs/adr/0025-how-large-a-batch-may-be.md
    int MAX_BATCH_EVENTS = 5_000;

    /// The most series of a batch. A series is a metric, a unit and a project, and has sums of its own.
    int MAX_BATCH_SERIES = 1_000;

    /// The largest number of results of [#top].
    int MAX_TOP = 200;

    /// Records one event. Exceeding hard limits also requires [Permission#USAGE_CORRECT]. Repeating it with
    /// the same id and content changes nothing; the time is part of the content if the caller gives one. The
    /// result has a warning if the metric is limited in another unit.
    ///
    /// Usage that is dated back counts in the windows that contain it, and is checked against their hard
    /// limits. Beyond the bound of the organization it requires [Permission#USAGE_CORRECT], and is audited as
    /// `usage_event.backdate`.
    ///
    /// @return fails with [org.landlord.domain.failure.NotFound] if there is no such organization, with
    ///     [org.landlord.domain.failure.InvalidInput] naming `projectId` or `observedAt` if there is no such
    ///     project or the time is more than 5 minutes ahead, with [org.landlord.domain.failure.Conflict] if
    ///     the id was used for another event, with [org.landlord.domain.failure.QuotaExceeded] if a hard
    ///     limit has too little left
    @Needs(Operation.RECORD_USAGE)
    CompletionStage<RecordedUsage> recordAsync(Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits);

    /// Records at most [#MAX_BATCH_EVENTS] events in at most [#MAX_BATCH_SERIES] series, as a whole or not at
    /// all.
    ///
    /// @return fails with [org.landlord.domain.failure.NotFound] if there is no such organization, with
    ///     [org.landlord.domain.failure.InvalidInput] if there are no or too many events, or naming every
    ///     `/<index>/projectId` and `/<index>/observedAt` that is wrong, with
    ///     [org.landlord.domain.failure.Conflict] naming every index whose id was used for another event,
    ///     with [org.landlord.domain.failure.QuotaExceeded] if a hard limit has too little left for all of
    ///     them
    @Needs(Operation.RECORD_USAGE_BATCH)
    CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits);

    /// Returns what [#recordAsync] would return now, or fails as it would, and changes nothing. A generated id is
    /// another one than that of a later recording. Refused permissions are audited as always. Waits for the
    /// storage.
    @Needs(Operation.RECORD_USAGE)
    RecordedUsage dryRun(Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits);

    /// Returns what [#recordBatchAsync] would return now: see [#dryRun].
    @Needs(Operation.RECORD_USAGE_BATCH)
    BatchOutcome dryRunBatch(Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits);

    /// Records one event within the hard limits, and waits until it is stored: see [#recordAsync].
    @Needs(Operation.RECORD_USAGE)
    default RecordedUsage record(Caller caller, OrgId orgId, RecordUsage command) {
        return Stages.await(recordAsync(caller, orgId, command, HardLimits.ENFORCED));
    }

    /// Records many events within the hard limits, and waits until they are stored: see [#recordBatchAsync].
    @Needs(Operation.RECORD_USAGE_BATCH)
    default BatchOutcome recordBatch(Caller caller, OrgId orgId, List<RecordUsage> commands) {
        return Stages.await(recordBatchAsync(caller, orgId, commands, HardLimits.ENFORCED));
    }

    /// Reverses an event. It stays in the ledger with the reason, and no longer counts. Audited as
    /// `usage_event.void`. Repeating it with the same reason changes nothing.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or event
    /// @throws org.landlord.domain.failure.Conflict if it was reversed for another reason
    @Needs(Operation.VOID_USAGE_EVENT)
    UsageEvent voidEvent(Caller caller, VoidUsage command);

    /// Returns an event, also if it was reversed.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or event
    @Needs(Operation.GET_USAGE_EVENT)
    UsageEvent get(Caller caller, OrgId orgId, EventId eventId);

    /// Lists the matching events, including reversed ones, by time of observation and id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_USAGE_EVENTS)
    Page<UsageEvent> list(Caller caller, UsageQuery query, PageRequest page);

    /// The reverse of [#list].
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_USAGE_EVENTS)
    Page<UsageEvent> listNewestFirst(Caller caller, UsageQuery query, PageRequest page);

    /// Lists the entries of the ledger in the order of writing: an event when it was recorded, and again when
    /// it was reversed. New entries come last, so a reader that continues after the last sequence misses
    /// none.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_RECORDED_USAGE)
    Page<LedgerEntry> listRecorded(Caller caller, ListRecordedUsage query, PageRequest page);

    /// Returns exact sums by metric, unit, project (usage without a project first) and bucket.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `asOf`, if it is in the future, because the
    ///     ledger may change until then
    @Needs(Operation.SUMMARIZE_USAGE)
    Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page);

    /// Returns the organizations or projects with the largest usage of a metric, by quantity from the largest
    /// on, then by organization and project. Exact.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput naming `since` or `until`, if it is not a whole hour of
    ///     UTC or `since` is not before `until`, or naming `limit`, if it is out of range
    @Needs(Operation.LIST_TOP_USAGE)
    List<UsageTotal> top(Caller caller, TopUsage query);

    /// Compares the stored sums of an organization with its events. They differ only if the storage was
    /// damaged or written to by other programs.
    ///
    /// @param rebuild true to correct sums that differ; recording continues meanwhile
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.VERIFY_USAGE_SUMS)
    SumsReport verifySums(Caller caller, OrgId orgId, boolean rebuild);
}
