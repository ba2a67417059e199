package org.landlord.adapter.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Voiding;
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

/// A ledger that remembers what it was asked.
final class Ledger implements Usage {

    private static final Instant THEN = Instant.parse("2026-11-22T15:04:05.123Z");

    List<String> warnings = List.of();
    int looks = Integer.MAX_VALUE;

    final List<Object> asked = new ArrayList<>();
    final List<HardLimits> hardLimits = new ArrayList<>();
    final Map<OrgId, SumsReport> reports = new HashMap<>();

    @Nullable
    Failure refusal;

    @Override
    public CompletionStage<RecordedUsage> recordAsync(
            Caller caller, OrgId orgId, RecordUsage command, HardLimits hard) {
        hardLimits.add(hard);
        return refusal == null
                ? CompletableFuture.completedStage(new RecordedUsage(event(), false, warnings))
                : CompletableFuture.failedStage(refusal);
    }

    @Override
    public CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hard) {
        hardLimits.add(hard);
        return refusal == null
                ? CompletableFuture.completedStage(new BatchOutcome(commands.size(), 0, warnings))
                : CompletableFuture.failedStage(refusal);
    }

    @Override
    public RecordedUsage dryRun(Caller caller, OrgId orgId, RecordUsage command, HardLimits hard) {
        asked.add(command);
        return new RecordedUsage(event(), false, warnings);
    }

    @Override
    public BatchOutcome dryRunBatch(Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hard) {
        asked.add(commands);
        return new BatchOutcome(commands.size(), 0, warnings);
    }

    @Override
    public UsageEvent get(Caller caller, OrgId orgId, EventId eventId) {
        asked.add(eventId);
        return event();
    }

    @Override
    public UsageEvent voidEvent(Caller caller, VoidUsage command) {
        asked.add(command);
        return event().voided(new Voiding(THEN, command.reason()));
    }

    @Override
    public Page<UsageEvent> list(Caller caller, UsageQuery query, PageRequest page) {
        asked.add(query);
        return new Page<>(List.of(event()), null);
    }

    @Override
    public Page<UsageEvent> listNewestFirst(Caller caller, UsageQuery query, PageRequest page) {
        asked.add("newest first");
        return list(caller, query, page);
    }

    /// One entry a look.
    @Override
    public Page<LedgerEntry> listRecorded(Caller caller, ListRecordedUsage query, PageRequest page) {
        asked.add(query);
        if (asked.size() > looks) {
            throw new NotFound("org", query.orgId());
        }
        return new Page<>(List.of(new LedgerEntry(query.after() + 1, event())), null);
    }

    @Override
    public Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page) {
        asked.add(query);
        return new Page<>(List.of(), null);
    }

    @Override
    public List<UsageTotal> top(Caller caller, TopUsage query) {
        asked.add(query);
        return List.of();
    }

    @Override
    public SumsReport verifySums(Caller caller, OrgId orgId, boolean rebuild) {
        asked.add(rebuild);
        SumsReport report = reports.get(orgId);
        if (report == null) {
            throw new NotFound("org", orgId);
        }
        return report;
    }

    private static UsageEvent event() {
        return new UsageEvent(
                RecordingLandlord.ACME,
                new EventId("evt_1"),
                null,
                null,
                new Label("tokens"),
                Quantity.of(2),
                UsageEvent.DEFAULT_UNIT,
                THEN,
                THEN,
                Metadata.empty());
    }
}
