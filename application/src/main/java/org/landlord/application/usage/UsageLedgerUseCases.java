package org.landlord.application.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.quota.LimitResets;
import org.landlord.application.quota.ThresholdTracker;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.quota.TimeZones;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Voiding;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.ListRecordedUsage;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.SumsReport;
import org.landlord.port.in.usage.TopUsage;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.VoidUsage;
import org.landlord.port.out.Stores;
import org.landlord.port.out.usage.SumFaults;
import org.landlord.port.out.usage.UsageEventPosition;
import org.landlord.port.out.usage.UsageEventStore;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;
import org.landlord.port.out.usage.UsageTopQuery;

public final class UsageLedgerUseCases implements Usage {

    /// Longer than any unit of work.
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(5);

    private final UseCaseContext ports;
    private final UsageRecorder recorder;

    public UsageLedgerUseCases(UseCaseContext ports, LimitResets resets) {
        this.ports = ports;
        this.recorder = new UsageRecorder(ports, resets);
    }

    @Override
    public CompletionStage<RecordedUsage> recordAsync(
            Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits) {
        return recorder.record(caller, orgId, command, hardLimits);
    }

    @Override
    public CompletionStage<BatchOutcome> recordBatchAsync(
            Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        return recorder.recordBatch(caller, orgId, commands, hardLimits);
    }

    @Override
    public RecordedUsage dryRun(Caller caller, OrgId orgId, RecordUsage command, HardLimits hardLimits) {
        return recorder.dryRun(caller, orgId, command, hardLimits);
    }

    @Override
    public BatchOutcome dryRunBatch(Caller caller, OrgId orgId, List<RecordUsage> commands, HardLimits hardLimits) {
        return recorder.dryRunBatch(caller, orgId, commands, hardLimits);
    }

    @Override
    public UsageEvent get(Caller caller, OrgId orgId, EventId eventId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_USAGE_EVENT, orgId),
                        stores -> required(stores, caller, Operation.GET_USAGE_EVENT, orgId, eventId));
    }

    private UsageEvent required(Stores stores, Caller caller, Operation operation, OrgId orgId, EventId eventId) {
        Lookups.org(stores, orgId);
        Supplier<NotFound> missing = () -> new NotFound("usage_event", eventId);
        UsageEvent event = stores.usageEvents().find(orgId, Set.of(eventId)).get(eventId);
        if (event == null) {
            throw missing.get();
        }
        Scope place = Scope.of(orgId, event.projectId());
        ports.gate().requireWhereFound(caller, operation, Operation.GET_USAGE_EVENT, place, missing);
        return event;
    }

    @Override
    public UsageEvent voidEvent(Caller caller, VoidUsage command) {
        OrgId orgId = command.orgId();
        return ports.gate().write(caller, AccessRequirement.of(Operation.VOID_USAGE_EVENT, orgId), stores -> {
            UsageEvent before = required(stores, caller, Operation.VOID_USAGE_EVENT, orgId, command.eventId());
            Voiding how = before.voiding();
            if (how != null) {
                return voidedBefore(before, how, command);
            }
            Instant now = ports.now(stores);
            Voiding voiding = new Voiding(now, command.reason());
            UsageEvent after = before.voided(voiding);
            stores.usageEvents().reverse(orgId, after.eventId(), voiding);
            new ThresholdTracker(stores, now).refresh(stores.usageLimits().binding(List.of(after.series())));
            Map<String, ?> told = Changes.told(
                    Fields::new,
                    voiding,
                    "metric",
                    after.metric(),
                    "unit",
                    after.unit(),
                    "quantity",
                    after.quantity().toBigDecimal(),
                    "reason",
                    command.reason());
            AuditEntry.of(AuditAction.USAGE_EVENT_VOID, orgId, after.projectId(), after.eventId(), told)
                    .write(ports.ids(), stores, caller, now);
            return after;
        });
    }

    private static UsageEvent voidedBefore(UsageEvent event, Voiding how, VoidUsage command) {
        if (!how.reason().equals(command.reason())) {
            throw new Conflict(
                    "the usage event " + event.eventId() + " was voided for another reason: " + how.reason());
        }
        return event;
    }

    @Override
    public SumsReport verifySums(Caller caller, OrgId orgId, boolean rebuild) {
        AccessRequirement need = AccessRequirement.of(Operation.VERIFY_USAGE_SUMS, orgId);
        SumsReport report = ports.gate().scan(caller, need, stores -> {
            Lookups.org(stores, orgId);
            return new SumsReport(
                    stores.usageEvents().countSeries(orgId),
                    stores.usageEvents().countWrongSums(orgId),
                    false);
        });
        if (!rebuild || report.faults() == 0) {
            return report;
        }
        correctSums(caller, need, orgId);
        return new SumsReport(report.series(), report.faults(), true);
    }

    /// Reads while others write, and writes in short units of work.
    private void correctSums(Caller caller, AccessRequirement need, OrgId orgId) {
        SumFaults.Place place = null;
        boolean more = true;
        while (more) {
            SumFaults.Place from = place;
            SumFaults faults = ports.gate().scan(caller, need, stores -> {
                Lookups.org(stores, orgId);
                return stores.usageEvents().findWrongSums(orgId, from);
            });
            if (areMade(caller, need, orgId, faults.corrections())) {
                place = faults.next();
                more = place != null;
            }
        }
    }

    /// @return false if sums were corrected by others since, so that some corrections were not made
    private boolean areMade(
            Caller caller, AccessRequirement need, OrgId orgId, List<? extends SumFaults.Correction> corrections) {
        return corrections.stream()
                .allMatch(correction -> ports.gate().write(caller, need, stores -> {
                    Lookups.org(stores, orgId);
                    return stores.usageEvents().correctSums(correction);
                }));
    }

    @Override
    public Page<UsageEvent> list(Caller caller, UsageQuery query, PageRequest page) {
        return list(caller, Listing.of("usage-events", query), query, page, UsageEventStore::list);
    }

    @Override
    public Page<UsageEvent> listNewestFirst(Caller caller, UsageQuery query, PageRequest page) {
        Listing listing = Listing.of("usage-events-newest-first", query);
        return list(caller, listing, query, page, UsageEventStore::listNewestFirst);
    }

    /// Reads events from a position, in an order of the store.
    @FunctionalInterface
    private interface Order {
        List<UsageEvent> rows(UsageEventStore events, UsageQuery query, @Nullable UsageEventPosition from, int limit);
    }

    private Page<UsageEvent> list(Caller caller, Listing listing, UsageQuery query, PageRequest page, Order order) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_USAGE_EVENTS, query.orgId(), query.projectId());
        return ports.gate().scan(caller, need, stores -> {
            Lookups.org(stores, query.orgId());
            return listing.page(
                    page,
                    event -> Listing.Key.of(Timestamps.format(event.observedAt()), event.eventId()),
                    (last, limit) -> order.rows(
                            stores.usageEvents(),
                            query,
                            last == null
                                    ? null
                                    : new UsageEventPosition(Timestamps.parse(last.text(0)), new EventId(last.text(1))),
                            limit));
        });
    }

    @Override
    public Page<LedgerEntry> listRecorded(Caller caller, ListRecordedUsage query, PageRequest page) {
        OrgId orgId = query.orgId();
        return ports.gate().scan(caller, AccessRequirement.of(Operation.LIST_RECORDED_USAGE, orgId), stores -> {
            Lookups.org(stores, orgId);
            return Listing.of("usage-events-as-recorded", orgId, query.after())
                    .pageBySequence(
                            page,
                            LedgerEntry::sequence,
                            query.after(),
                            (last, limit) -> stores.usageEvents().listRecorded(orgId, last, limit));
        });
    }

    /// An event has the time at which its unit of work began, and is visible when that ends. A query as of a
    /// recent time therefore waits for the writers of that time.
    private void waitForWriters(OrgId orgId, Instant asOf) {
        if (asOf.isAfter(ports.clock().now().minus(LONGEST_WRITE))) {
            ports.gate().withoutAuthorization().awaitWriters(new Scope.Org(orgId), asOf);
        }
    }

    @Override
    public Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page) {
        AccessRequirement need = AccessRequirement.of(Operation.SUMMARIZE_USAGE, query.orgId(), query.projectId());
        ports.gate().require(caller, need);
        Instant asOf = query.asOf();
        if (asOf != null && asOf.isAfter(ports.clock().now())) {
            throw InvalidInput.of("asOf", "must not be in the future: the ledger may still change until then");
        }
        Bucket bucket = query.bucket();
        if (query.timeZone() != null && (bucket == null || !bucket.isOfCalendar())) {
            throw InvalidInput.of("timeZone", "requires a bucket of day, week or month");
        }
        UsageSumQuery events = new UsageSumQuery(
                query.orgId(), query.projectId(), query.metric(), null, query.runId(), query.window(), asOf);
        UsageGrouping grouping = new UsageGrouping(
                query.byProject(), bucket, Objects.requireNonNullElse(query.timeZone(), TimeZones.DEFAULT));
        if (asOf != null) {
            waitForWriters(query.orgId(), asOf);
        }
        return ports.gate().scan(caller, need, stores -> {
            Lookups.org(stores, query.orgId());
            return Listing.of("usage-summary", events, grouping)
                    .page(
                            page,
                            UsageLedgerUseCases::key,
                            (after, limit) -> stores.usageEvents()
                                    .summarize(
                                            events,
                                            grouping,
                                            after == null ? null : line(query.orgId(), after),
                                            limit));
        });
    }

    @Override
    public List<UsageTotal> top(Caller caller, TopUsage query) {
        AccessRequirement need = AccessRequirement.of(Operation.LIST_TOP_USAGE);
        ports.gate().require(caller, need);
        UsageTopQuery top = TopUsageWindow.query(query, ports.clock().now());
        return ports.gate().scan(caller, need, stores -> stores.usageEvents().top(top, query.limit()));
    }

    private static Listing.Key key(UsageTotal line) {
        Instant start = line.bucketStart();
        return Listing.Key.of(
                line.metric(), line.unit(), line.projectId(), start == null ? null : Timestamps.format(start));
    }

    private static UsageTotal line(OrgId orgId, Listing.Key key) {
        String projectId = key.optional(2);
        String bucketStart = key.optional(3);
        return new UsageTotal(
                orgId,
                projectId == null ? null : new ProjectId(projectId),
                new Label(key.text(0)),
                new Label(key.text(1)),
                bucketStart == null ? null : Timestamps.parse(bucketStart),
                QuantitySum.ZERO);
    }
}
