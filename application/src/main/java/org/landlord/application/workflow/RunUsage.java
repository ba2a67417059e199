package org.landlord.application.workflow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.application.quota.BackdatingBound;
import org.landlord.application.quota.ThresholdTracker;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.port.out.Stores;

/// Records what runs have used. Each usage event has an id that follows from the run and from what it
/// reports, so that nothing counts twice, whatever is repeated. Hard limits do not refuse it: it has
/// happened.
final class RunUsage {

    /// The metric of the time that a run took.
    static final Label RUN_TIME = new Label("run_time");

    static final Label SECOND = new Label("second");

    private final UseCaseContext ports;

    RunUsage(UseCaseContext ports) {
        this.ports = ports;
    }

    /// What a gateway reported about a run that has ended.
    ///
    /// @param outputs the usage in its outputs; null if they were not read
    /// @param unread how many outputs could not be read
    record Report(Gateway gateway, @Nullable Reported outputs, int unread) {

        static Report none(Gateway gateway) {
            return new Report(gateway, null, 0);
        }
    }

    /// The usage that documents of one source report, by the mappings of the gateway.
    static final class Reported {

        private final Run run;
        private final List<UsageMapping> mappings;
        private final Findings findings;
        private final Map<UsageSeries, Quantity> used = new LinkedHashMap<>();

        Reported(Gateway gateway, Run run, UsageSource source, Findings findings) {
            this.run = run;
            this.mappings = gateway.usage().stream()
                    .filter(mapping -> mapping.source() == source)
                    .toList();
            this.findings = findings;
        }

        /// Adds what a document reports.
        void add(@Nullable Object document) {
            for (UsageMapping mapping : mappings) {
                RunUsage.add(
                        used, series(run, mapping.metric(), mapping.unit()), found(mapping, document, run, findings));
            }
        }
    }

    /// Records what a run that has ended used, and settles its reservations. Of a run that was given up
    /// nothing is recorded: its reservations are released.
    ///
    /// @param run that has ended, in the state to be stored
    /// @return the run without reservations
    Run settled(Stores stores, Run run, Report report, Instant now) {
        if (RunFollower.isGivenUp(run.state())) {
            RunHolds.release(stores, run, now);
            return run.holding(List.of());
        }
        Map<UsageSeries, Quantity> used = new LinkedHashMap<>();
        runTime(run).ifPresent(time -> used.put(series(run, RUN_TIME, SECOND), time));
        if (report.outputs() != null) {
            report.outputs().used.forEach((series, quantity) -> add(used, series, Optional.of(quantity)));
        }
        List<QuotaReservation> held = held(stores, run);
        Set<UsageSeries> asItGoes = asItGoes(stores, report.gateway(), run, held, now);
        held.stream()
                .filter(one -> !asItGoes.contains(one.series()))
                .forEach(one -> used.merge(
                        one.series(),
                        one.quantity(),
                        (reported, reserved) ->
                                report.unread() > 0 && reserved.compareTo(reported) > 0 ? reserved : reported));
        settle(stores, run, held, used, asItGoes, now);
        recordFresh(stores, fresh(stores, events(run, used, "end", observedAt(run, now), now)), now);
        return run.holding(List.of());
    }

    /// What the run holds of metrics whose usage its events have reported.
    private static Set<UsageSeries> asItGoes(
            Stores stores, Gateway gateway, Run run, List<QuotaReservation> held, Instant now) {
        Set<UsageSeries> ofEvents = new HashSet<>();
        for (UsageMapping mapping : gateway.usage()) {
            if (mapping.source() == UsageSource.EVENT) {
                ofEvents.add(series(run, mapping.metric(), mapping.unit()));
            }
        }
        return held.stream()
                .map(QuotaReservation::series)
                .filter(ofEvents::contains)
                .filter(series -> stores.usageEvents()
                        .sum(ExceededLimits.ofRun(run, series.metric(), series.unit(), now))
                        .isPositive())
                .collect(Collectors.toSet());
    }

    private static List<QuotaReservation> held(Stores stores, Run run) {
        List<QuotaReservation> held = new ArrayList<>();
        for (ReservationId id : run.reservations()) {
            stores.quotaReservations()
                    .find(run.orgId(), id)
                    .filter(one -> one.settlement() == null)
                    .ifPresent(held::add);
        }
        return held;
    }

    /// First, so that the reserved quantity is free when its usage is recorded.
    private static void settle(
            Stores stores,
            Run run,
            List<QuotaReservation> held,
            Map<UsageSeries, Quantity> used,
            Set<UsageSeries> asItGoes,
            Instant now) {
        for (QuotaReservation one : held) {
            if (one.status(now) != ReservationStatus.HELD) {
                continue;
            }
            Quantity quantity = used.get(one.series());
            stores.quotaReservations()
                    .put(one.settled(
                            quantity == null || asItGoes.contains(one.series())
                                    ? new Settlement(now, null, null)
                                    : new Settlement(now, eventId(run, one.series(), "end"), quantity)));
        }
    }

    /// Records what events report, as the run goes. What a reservation held for it, it no longer holds.
    ///
    /// @param events that were not read before
    void recorded(Stores stores, Gateway gateway, Run run, List<RunEvent> events, Instant now, Findings findings) {
        List<UsageEvent> all = new ArrayList<>();
        for (RunEvent event : events) {
            Reported reported = new Reported(gateway, run, UsageSource.EVENT, findings);
            reported.add(event.payload().members());
            Instant at = event.occurredAt().isAfter(now) ? now : event.occurredAt();
            all.addAll(events(run, reported.used, String.valueOf(event.sequence()), at, now));
        }
        List<UsageEvent> fresh = fresh(stores, all);
        shrink(stores, run, fresh, now);
        recordFresh(stores, fresh, now);
    }

    private static void shrink(Stores stores, Run run, List<UsageEvent> fresh, Instant now) {
        for (QuotaReservation one : held(stores, run)) {
            QuantitySum used = QuantitySum.ZERO;
            for (UsageEvent event : fresh) {
                if (event.series().equals(one.series())) {
                    used = used.plus(event.quantity());
                }
            }
            if (used.isPositive() && one.status(now) == ReservationStatus.HELD) {
                stores.quotaReservations()
                        .put(new QuotaReservation(
                                one.reservationId(),
                                one.series(),
                                one.quantity().minusOrZero(used),
                                one.createdAt(),
                                one.expiresAt(),
                                null));
            }
        }
    }

    /// Those that are not recorded. An id may be taken by an event of somebody else, who has no right to
    /// hide usage: the event has another id then.
    private static List<UsageEvent> fresh(Stores stores, List<UsageEvent> events) {
        if (events.isEmpty()) {
            return events;
        }
        OrgId orgId = events.getFirst().orgId();
        Map<EventId, UsageEvent> known = stores.usageEvents()
                .find(orgId, events.stream().map(UsageEvent::eventId).toList());
        List<UsageEvent> fresh = new ArrayList<>();
        for (UsageEvent event : events) {
            UsageEvent before = known.get(event.eventId());
            UsageEvent next = event;
            while (before != null && !isSame(before, next)) {
                next = next.withId(
                        new EventId("run_" + Version.of(next.eventId()).value()));
                before = stores.usageEvents()
                        .find(orgId, List.of(next.eventId()))
                        .get(next.eventId());
            }
            if (before == null) {
                fresh.add(next);
            }
        }
        return fresh;
    }

    private static boolean isSame(UsageEvent before, UsageEvent event) {
        return before.series().equals(event.series())
                && before.quantity().equals(event.quantity())
                && event.runId() != null
                && event.runId().equals(before.runId());
    }

    private void recordFresh(Stores stores, List<UsageEvent> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        BackdatingBound bound = new BackdatingBound(ports, stores, now);
        List<UsageEvent> old = bound.beyond(Actors.SERVER, events);
        stores.usageEvents().append(events);
        if (!old.isEmpty()) {
            bound.audit(Actors.SERVER, old);
        }
        List<UsageSeries> series =
                events.stream().map(UsageEvent::series).distinct().toList();
        Instant latest = events.stream()
                .map(UsageEvent::observedAt)
                .max(Instant::compareTo)
                .orElse(now);
        new ThresholdTracker(stores, now).record(stores.usageLimits().binding(series), latest);
    }

    private static List<UsageEvent> events(
            Run run, Map<UsageSeries, Quantity> used, String what, Instant observedAt, Instant now) {
        Metadata metadata = Metadata.of(Map.of(
                "gatewayId",
                run.gateway().gatewayId().value(),
                "workflow",
                run.workflow().value()));
        List<UsageEvent> events = new ArrayList<>();
        used.forEach((series, quantity) -> events.add(new UsageEvent(
                run.orgId(),
                eventId(run, series, what),
                run.projectId(),
                run.runId(),
                series.metric(),
                quantity,
                series.unit(),
                observedAt,
                now,
                metadata)));
        return events;
    }

    /// The same for the same report.
    static EventId eventId(Run run, UsageSeries series, String what) {
        return new EventId("run_"
                + Version.of(run.orgId(), run.gateway(), run.gatewayRunId(), series.metric(), series.unit(), what)
                        .value());
    }

    private static UsageSeries series(Run run, Label metric, Label unit) {
        return new UsageSeries(run.orgId(), run.projectId(), metric, unit);
    }

    private static Instant observedAt(Run run, Instant now) {
        Instant endedAt = run.progress().endedAt();
        return endedAt == null || endedAt.isAfter(now) ? now : endedAt;
    }

    private static Optional<Quantity> runTime(Run run) {
        Instant started = run.progress().startedAt();
        Instant ended = run.progress().endedAt();
        if (started == null || ended == null || ended.isBefore(started)) {
            return Optional.empty();
        }
        return Optional.of(
                Quantity.of(BigDecimal.valueOf(Duration.between(started, ended).toMillis(), 3)));
    }

    /// The largest quantity, if the sum is larger.
    private static void add(Map<UsageSeries, Quantity> used, UsageSeries series, Optional<Quantity> quantity) {
        quantity.ifPresent(more -> used.merge(series, more, (one, other) -> {
            QuantitySum sum = QuantitySum.of(one).plus(other);
            return sum.exceeds(Quantity.MAX_VALUE) ? Quantity.MAX_VALUE : Quantity.of(sum.toBigDecimal());
        }));
    }

    /// Empty if there is nothing at the pointer, or what is there is no quantity, which is a finding.
    private static Optional<Quantity> found(
            UsageMapping mapping, @Nullable Object document, Run run, Findings findings) {
        Object value = mapping.pointer().find(document);
        try {
            return switch (value) {
                case null -> Optional.empty();
                case BigDecimal number -> Optional.of(quantity(number));
                case String text -> Optional.of(quantity(new BigDecimal(text)));
                default -> throw new InvalidInput("is no number");
            };
        } catch (InvalidInput | NumberFormatException _) {
            findings.add("The run " + run.runId() + " of organization " + run.orgId()
                    + " reports no usable quantity at " + mapping.pointer() + ": it is not recorded.");
            return Optional.empty();
        }
    }

    /// Engines report floating-point numbers.
    private static Quantity quantity(BigDecimal number) {
        return Quantity.of(
                number.scale() > Quantity.MAX_FRACTION_DIGITS
                        ? number.setScale(Quantity.MAX_FRACTION_DIGITS, RoundingMode.HALF_UP)
                        : number);
    }
}
