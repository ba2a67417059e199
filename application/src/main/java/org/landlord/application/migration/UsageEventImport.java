package org.landlord.application.migration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.application.quota.ThresholdTracker;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.out.quota.LimitState;

/// Usage has happened, so neither hard limits nor the bound of backdating apply. `recordedAt` is the
/// time of the import: the ledger did not have the events before.
final class UsageEventImport implements TableImport<UsageEvent> {

    @Override
    public SourceTable table() {
        return SourceTable.USAGE_EVENTS;
    }

    @Override
    public int batch() {
        return 500;
    }

    @Override
    public UsageEvent read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<EventId> eventId = fields.eventId(EventId::new);
        Supplier<@Nullable ProjectId> projectId = fields.optionalText("projectId", ProjectId::new);
        Supplier<@Nullable RunId> runId = fields.optionalText("runId", RunId::new);
        Supplier<Label> metric = fields.text("metric", Label::new);
        Supplier<Quantity> quantity = fields.quantity("quantity");
        Supplier<Label> unit = fields.text("unit", Label::new);
        Supplier<Instant> observedAt = fields.instant("observedAt");
        Supplier<Metadata> metadata = fields.metadata(UsageEvent::requireSmall);
        fields.require();
        return new UsageEvent(
                orgId,
                eventId.get(),
                projectId.get(),
                runId.get(),
                metric.get(),
                quantity.get(),
                unit.get(),
                observedAt.get(),
                now,
                metadata.get());
    }

    @Override
    public List<Fate> take(ImportUnit unit, List<UsageEvent> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        Map<EventId, UsageEvent> stored = unit.stores()
                .usageEvents()
                .find(
                        values.getFirst().orgId(),
                        values.stream().map(UsageEvent::eventId).toList());
        List<Fate> fates = new ArrayList<>(values.size());
        List<UsageEvent> fresh = new ArrayList<>();
        for (UsageEvent value : values) {
            Fate fate = fate(unit, value, stored.get(value.eventId()));
            if (fate instanceof Fate.Imported) {
                fresh.add(value);
            }
            fates.add(fate);
        }
        if (!unit.isDryRun() && !fresh.isEmpty()) {
            unit.stores().usageEvents().append(fresh);
            recordCrossings(unit, fresh);
        }
        return fates;
    }

    private static Fate fate(ImportUnit unit, UsageEvent value, @Nullable UsageEvent stored) {
        if (stored != null) {
            return stored.isSameRecordingAs(value)
                    ? new Fate.AlreadyThere()
                    : new Fate.Different(differences(stored, value));
        }
        try {
            unit.requireProject(value.projectId());
            requireNotAhead(value, unit.now());
            return new Fate.Imported();
        } catch (InvalidInput refused) {
            return new Fate.Refused(refused);
        }
    }

    private static void requireNotAhead(UsageEvent value, Instant now) {
        try {
            UsageEvent.requireNotAhead(value.observedAt(), now);
        } catch (InvalidInput refused) {
            throw refused.at("observedAt");
        }
    }

    private static List<String> differences(UsageEvent one, UsageEvent other) {
        List<String> names = new ArrayList<>();
        note(names, "projectId", Objects.equals(one.projectId(), other.projectId()));
        note(names, "runId", Objects.equals(one.runId(), other.runId()));
        note(names, "metric", one.metric().equals(other.metric()));
        note(names, "quantity", one.quantity().equals(other.quantity()));
        note(names, "unit", one.unit().equals(other.unit()));
        note(names, "observedAt", one.observedAt().equals(other.observedAt()));
        note(names, "metadata", one.metadata().isEquivalentTo(other.metadata()));
        return names;
    }

    private static void note(List<String> names, String name, boolean isSame) {
        if (!isSame) {
            names.add(name);
        }
    }

    /// For limits that exist already; imported ones follow the usage.
    private static void recordCrossings(ImportUnit unit, List<UsageEvent> fresh) {
        Set<UsageSeries> series = fresh.stream().map(UsageEvent::series).collect(Collectors.toSet());
        List<LimitState> limits = unit.stores().usageLimits().binding(series);
        if (!limits.isEmpty()) {
            Instant latest = fresh.stream()
                    .map(UsageEvent::observedAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            new ThresholdTracker(unit.stores(), unit.now()).record(limits, latest);
        }
    }
}
