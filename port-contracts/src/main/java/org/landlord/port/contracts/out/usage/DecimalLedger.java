package org.landlord.port.contracts.out.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Voiding;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;

/// The usage of one organization in memory, summed event by event, as the expected value of every sum.
final class DecimalLedger {

    private final Map<EventId, UsageEvent> events = new LinkedHashMap<>();

    /// The key of a line of a summary.
    private record Line(
            OrgId orgId,
            Label metric,
            Label unit,
            @Nullable ProjectId projectId,
            @Nullable Instant bucketStart) {

        static final Comparator<Line> ORDER = Comparator.comparing(Line::metric)
                .thenComparing(Line::unit)
                .thenComparing(Line::projectId, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Line::bucketStart, Comparator.nullsFirst(Comparator.naturalOrder()));

        static Line of(UsageEvent event, UsageGrouping grouping) {
            return new Line(
                    event.orgId(),
                    event.metric(),
                    event.unit(),
                    grouping.byProject() ? event.projectId() : null,
                    bucketStart(event.observedAt(), grouping));
        }

        private static @Nullable Instant bucketStart(Instant instant, UsageGrouping grouping) {
            if (grouping.bucket() == null) {
                return null;
            }
            LocalDate day = LocalDate.ofInstant(instant, grouping.zone());
            return switch (grouping.bucket()) {
                case MINUTE -> instant.truncatedTo(ChronoUnit.MINUTES);
                case HOUR -> instant.truncatedTo(ChronoUnit.HOURS);
                case DAY -> midnight(day, grouping);
                case WEEK -> midnight(day.minusDays(day.getDayOfWeek().ordinal()), grouping);
                case MONTH -> midnight(day.minusDays(day.getDayOfMonth() - 1L), grouping);
            };
        }

        private static Instant midnight(LocalDate day, UsageGrouping grouping) {
            return day.atStartOfDay(grouping.zone()).toInstant();
        }

        UsageTotal total(BigDecimal sum) {
            return new UsageTotal(orgId, projectId, metric, unit, bucketStart, QuantitySum.of(sum));
        }
    }

    void append(List<UsageEvent> more) {
        more.forEach(event -> events.put(event.eventId(), event));
    }

    void reverse(EventId eventId, Voiding voiding) {
        events.computeIfPresent(eventId, (_, event) -> event.voided(voiding));
    }

    /// The events that were not reversed.
    List<UsageEvent> counting() {
        return events.values().stream().filter(event -> event.counts(null)).toList();
    }

    List<UsageEvent> all() {
        return new ArrayList<>(events.values());
    }

    long series() {
        return events.values().stream().map(UsageEvent::series).distinct().count();
    }

    QuantitySum sum(UsageSumQuery query) {
        return QuantitySum.of(
                fitting(query).map(event -> event.quantity().toBigDecimal()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    List<UsageTotal> summarize(UsageSumQuery query, UsageGrouping grouping) {
        Map<Line, BigDecimal> lines = new TreeMap<>(Line.ORDER);
        fitting(query)
                .forEach(event ->
                        lines.merge(Line.of(event, grouping), event.quantity().toBigDecimal(), BigDecimal::add));
        return lines.entrySet().stream()
                .map(line -> line.getKey().total(line.getValue()))
                .toList();
    }

    private Stream<UsageEvent> fitting(UsageSumQuery query) {
        return events.values().stream()
                .filter(event -> query.window().contains(event.observedAt())
                        && event.counts(query.asOf())
                        && fits(query.projectId(), event.projectId())
                        && fits(query.metric(), event.metric())
                        && fits(query.unit(), event.unit())
                        && fits(query.runId(), event.runId()));
    }

    private static boolean fits(@Nullable Object asked, @Nullable Object there) {
        return asked == null || asked.equals(there);
    }
}
