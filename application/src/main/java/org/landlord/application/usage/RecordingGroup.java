package org.landlord.application.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.landlord.application.quota.BackdatingBound;
import org.landlord.application.quota.Demand;
import org.landlord.application.quota.HardLimitEnforcer;
import org.landlord.application.quota.LimitExceeded;
import org.landlord.application.quota.ThresholdTracker;
import org.landlord.application.quota.UnitWarnings;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

/// Records events of many callers in one unit of work. Data is read for all of them at once; each recording
/// is then decided in turn, including the effects of those before it; new events are written at once.
final class RecordingGroup {

    private final Stores stores;
    private final List<Recording> recordings;
    private final Instant now;
    private final UsageTargets places;
    private final List<LimitState> limits;
    private final BackdatingBound bound;
    private final HardLimitEnforcer hardLimits;

    /// The stored events with the given ids, and those of the recordings decided so far.
    private final Map<OrgId, Map<EventId, UsageEvent>> known = new HashMap<>();

    private final List<UsageEvent> fresh = new ArrayList<>();

    private final List<Backdated> backdated = new ArrayList<>();

    private final Map<UsageSeries, List<String>> warnings = new HashMap<>();

    /// Events of one recording to audit.
    private record Backdated(Caller caller, List<UsageEvent> events) {}

    /// @param stores of a writing unit of work for [#record], of any for [#decideAll]
    RecordingGroup(UseCaseContext ports, Stores stores, List<Recording> recordings) {
        this.stores = stores;
        this.recordings = recordings;
        this.now = ports.now(stores);
        this.bound = new BackdatingBound(ports, stores, now);
        Set<UsageSeries> series = new HashSet<>();
        recordings.forEach(recording -> series.addAll(recording.series()));
        this.places = new UsageTargets(stores, series);
        this.limits = stores.usageLimits().bindingInAnyUnit(series);
        this.hardLimits = new HardLimitEnforcer(stores, now, limits);
        findKnown();
    }

    private void findKnown() {
        Map<OrgId, List<EventId>> given = new HashMap<>();
        for (Recording recording : recordings) {
            for (Recording.Entry entry : recording.entries()) {
                if (entry.isNamed()) {
                    given.computeIfAbsent(recording.orgId(), _ -> new ArrayList<>())
                            .add(entry.eventId());
                }
            }
        }
        given.forEach((orgId, ids) -> knownOf(orgId).putAll(stores.usageEvents().find(orgId, ids)));
    }

    private Map<EventId, UsageEvent> knownOf(OrgId orgId) {
        return known.computeIfAbsent(orgId, _ -> new HashMap<>());
    }

    /// @return for each recording its stored events, or why it was refused
    List<Outcome<RecordingResult>> record() {
        List<Outcome<RecordingResult>> outcomes = decideAll();
        backdated.forEach(one -> bound.audit(one.caller(), one.events()));
        if (!fresh.isEmpty()) {
            stores.usageEvents().append(fresh);
            recordCrossings();
        }
        return outcomes;
    }

    /// Only reads.
    ///
    /// @return for each recording what [#record] would return
    List<Outcome<RecordingResult>> decideAll() {
        List<Outcome<RecordingResult>> outcomes = new ArrayList<>(recordings.size());
        for (Recording recording : recordings) {
            outcomes.add(Outcome.of(() -> decide(recording)));
        }
        return outcomes;
    }

    /// A refused recording leaves nothing: it is refused before anything is kept.
    private RecordingResult decide(Recording recording) {
        places.require(recording, now);
        Map<EventId, UsageEvent> knownOfOrg = knownOf(recording.orgId());
        Map<EventId, UsageEvent> freshOfRecording = new HashMap<>();
        List<RecordedUsage> recorded = new ArrayList<>(recording.entries().size());
        List<Integer> contradictions = new ArrayList<>();
        for (int i = 0; i < recording.entries().size(); i++) {
            RecordUsage command = recording.entries().get(i).command();
            UsageEvent event = event(recording.entries().get(i));
            UsageEvent stored = knownOfOrg.get(event.eventId());
            if (stored == null) {
                stored = freshOfRecording.putIfAbsent(event.eventId(), event);
            }
            if (stored != null && !repeats(command, event, stored)) {
                contradictions.add(i);
            }
            List<String> said = warnings(event.series());
            recorded.add(
                    stored == null ? new RecordedUsage(event, false, said) : new RecordedUsage(stored, true, said));
        }
        refuse(recording, contradictions);
        try {
            accept(recording, recorded);
        } catch (LimitExceeded refused) {
            return new RecordingResult.OverLimit(refused);
        }
        return new RecordingResult.Recorded(recorded);
    }

    private void accept(Recording recording, List<RecordedUsage> recorded) {
        List<UsageEvent> events = new ArrayList<>(recorded.size());
        for (RecordedUsage one : recorded) {
            if (!one.duplicate()) {
                events.add(one.event());
            }
        }
        List<UsageEvent> old = bound.beyond(recording.caller(), events);
        if (hardLimits.hasHardLimits()) {
            List<Demand> demands = events.stream()
                    .map(event -> new Demand(event.series(), event.quantity(), event.observedAt()))
                    .toList();
            switch (recording.hardLimits()) {
                case ENFORCED -> hardLimits.consume(demands);
                case OVERRIDDEN -> hardLimits.recordOverridden(demands);
            }
        }
        Map<EventId, UsageEvent> knownOfOrg = knownOf(recording.orgId());
        events.forEach(event -> knownOfOrg.put(event.eventId(), event));
        fresh.addAll(events);
        if (!old.isEmpty()) {
            backdated.add(new Backdated(recording.caller(), old));
        }
    }

    private List<String> warnings(UsageSeries series) {
        return limits.isEmpty()
                ? List.of()
                : warnings.computeIfAbsent(series, one -> UnitWarnings.ofUsage(one, limits));
    }

    private void recordCrossings() {
        if (limits.isEmpty()) {
            return;
        }
        Set<UsageSeries> used = fresh.stream().map(UsageEvent::series).collect(Collectors.toSet());
        List<LimitState> binding = limits.stream()
                .filter(state -> used.stream().anyMatch(state.limit()::binds))
                .toList();
        Instant latest = fresh.stream()
                .map(UsageEvent::observedAt)
                .max(Comparator.naturalOrder())
                .orElse(now);
        new ThresholdTracker(stores, now).record(binding, latest);
    }

    private UsageEvent event(Recording.Entry entry) {
        RecordUsage command = entry.command();
        UsageSeries series = entry.series();
        return new UsageEvent(
                series.orgId(),
                entry.eventId(),
                series.projectId(),
                command.runId(),
                series.metric(),
                command.quantity(),
                series.unit(),
                command.observedAt() == null ? now : command.observedAt(),
                now,
                command.metadata());
    }

    /// True if the command equals the stored event. A command without a time is compared with the stored
    /// time.
    private static boolean repeats(RecordUsage command, UsageEvent event, UsageEvent stored) {
        UsageEvent said = command.observedAt() == null ? event.observedAt(stored.observedAt()) : event;
        return said.isSameRecordingAs(stored);
    }

    private static void refuse(Recording recording, List<Integer> contradictions) {
        if (contradictions.isEmpty()) {
            return;
        }
        List<Recording.Entry> entries = recording.entries();
        List<Violation> violations = contradictions.stream()
                .limit(Violations.MAX_KEPT)
                .map(i -> new Violation(
                        (recording.many() ? "/" + i : "") + "/eventId",
                        "was used for another event: " + entries.get(i).eventId()))
                .toList();
        throw new Conflict(
                contradictions.size() == 1
                        ? "the event id "
                                + entries.get(contradictions.getFirst()).eventId() + " was used for another event"
                        : contradictions.size() + " event ids were used for other events",
                violations);
    }
}
