package org.landlord.application.usage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Ports;
import org.landlord.application.shared.Required;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
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
import org.landlord.port.out.usage.UsageEventPosition;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageQuery;

final class UsageLedgerUseCases implements Usage {

    private final Ports ports;

    UsageLedgerUseCases(Ports ports) {
        this.ports = ports;
    }

    @Override
    public RecordedUsage record(Caller caller, OrgId orgId, RecordUsage command) {
        return ports.unitOfWork().write(stores -> {
            Required.mentioned(stores, orgId, command.projectId());
            Batch batch = new Batch(ports, orgId);
            UsageEvent event = batch.event(command);
            UsageEvent stored =
                    stores.usageEvents().find(orgId, Set.of(event.eventId())).get(event.eventId());
            if (stored == null) {
                stores.usageEvents().append(List.of(event));
                return new RecordedUsage(event, false);
            }
            if (!Batch.repeats(command, event, stored)) {
                throw new Conflict("the event id " + event.eventId() + " was used for another event");
            }
            return new RecordedUsage(stored, true);
        });
    }

    @Override
    public BatchOutcome recordBatch(Caller caller, OrgId orgId, List<RecordUsage> commands) {
        if (commands.isEmpty()) {
            throw new InvalidInput("must hold at least one event");
        }
        return ports.unitOfWork().write(stores -> {
            Required.org(stores, orgId);
            return new Batch(ports, orgId).record(stores, commands);
        });
    }

    @Override
    public Page<UsageEvent> list(Caller caller, ListUsageEvents query, PageRequest page) {
        UsageQuery events = new UsageQuery(
                query.orgId(), query.projectId(), query.metric(), query.unit(), query.runId(), query.window());
        return ports.unitOfWork().read(stores -> {
            Required.org(stores, query.orgId());
            return Listing.of("usage-events", events)
                    .page(
                            page,
                            event -> Listing.Key.of(Timestamps.format(event.observedAt()), event.eventId()),
                            (after, limit) -> stores.usageEvents()
                                    .list(
                                            events,
                                            after == null
                                                    ? null
                                                    : new UsageEventPosition(
                                                            Timestamps.parse(after.text(0)),
                                                            new EventId(after.text(1))),
                                            limit));
        });
    }

    @Override
    public Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page) {
        UsageQuery events =
                new UsageQuery(query.orgId(), query.projectId(), query.metric(), null, null, query.window());
        UsageGrouping grouping = new UsageGrouping(query.byProject(), query.bucket());
        return ports.unitOfWork().read(stores -> {
            Required.org(stores, query.orgId());
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
                Quantity.ZERO);
    }
}
