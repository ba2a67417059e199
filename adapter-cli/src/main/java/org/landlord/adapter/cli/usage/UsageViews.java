package org.landlord.adapter.cli.usage;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Voiding;

/// How usage is shown.
public final class UsageViews {

    /// A usage event.
    public static final View<UsageEvent> USAGE_EVENT = View.of(
            detail("orgId", UsageEvent::orgId),
            word("eventId", UsageEvent::eventId),
            word("projectId", UsageEvent::projectId),
            detail("runId", UsageEvent::runId),
            id("metric", UsageEvent::metric),
            Field.<UsageEvent>quantity("quantity", UsageEvent::quantity).weighing(Field.Weight.KEY),
            word("unit", UsageEvent::unit),
            Field.<UsageEvent>time("observedAt", UsageEvent::observedAt).weighing(Field.Weight.KEY),
            time("recordedAt", UsageEvent::recordedAt),
            json("metadata", UsageEvent::metadata),
            // Weighed like the quantity's unit: what was reversed does not count, however narrow the table is.
            Field.<UsageEvent>time("voidedAt", event -> voiding(event, Voiding::voidedAt))
                    .weighing(Field.Weight.MAIN),
            Field.<UsageEvent>text("voidReason", event -> voiding(event, Voiding::reason))
                    .weighing(Field.Weight.MINOR));

    /// A usage event at its place in the ledger.
    public static final View<LedgerEntry> LEDGER_ENTRY = new View<>(Stream.concat(
                    Stream.of(Field.<LedgerEntry>number("sequence", LedgerEntry::sequence)
                            .weighing(Field.Weight.KEY)),
                    USAGE_EVENT.fields().stream().map(field -> field.within(LedgerEntry::event)))
            .toList());

    /// A line of a summary that is not cut any further than by metric and unit.
    public static final View<UsageTotal> USAGE_TOTAL = total(false, false);

    /// How usage is taken in.
    public static final View<UsageSettings> USAGE_SETTINGS = View.of(
            id("orgId", UsageSettings::orgId),
            number("backdatingDays", UsageSettings::backdatingDays),
            json("cloudEvents", settings -> settings.cloudEvents().json()),
            time("updatedAt", UsageSettings::updatedAt));

    private UsageViews() {}

    private static <T> @Nullable T voiding(UsageEvent event, Function<Voiding, T> part) {
        return event.voiding() == null ? null : part.apply(event.voiding());
    }

    /// A line of a summary.
    ///
    /// @param byProject true if there is a line for each project
    /// @param byBucket true if there is a line for each bucket of time
    static View<UsageTotal> total(boolean byProject, boolean byBucket) {
        List<Field<UsageTotal>> fields = new ArrayList<>();
        fields.add(detail("orgId", UsageTotal::orgId));
        fields.add(id("metric", UsageTotal::metric));
        fields.add(word("unit", UsageTotal::unit));
        if (byProject) {
            fields.add(id("projectId", UsageTotal::projectId));
        }
        if (byBucket) {
            fields.add(Field.<UsageTotal>time("bucketStart", UsageTotal::bucketStart)
                    .weighing(Field.Weight.KEY));
        }
        fields.add(Field.<UsageTotal>sum("quantity", UsageTotal::quantity).weighing(Field.Weight.KEY));
        return new View<>(fields);
    }
}
