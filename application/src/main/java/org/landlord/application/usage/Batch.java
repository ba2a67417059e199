package org.landlord.application.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.landlord.application.shared.Ports;
import org.landlord.application.shared.Required;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.out.Stores;

/// Usage of one organization on its way into the ledger: told apart into what is new, what was recorded before and
/// what contradicts it.
final class Batch {

    private final Ports ports;
    private final OrgId orgId;
    private final Instant now;

    Batch(Ports ports, OrgId orgId) {
        this.ports = ports;
        this.orgId = orgId;
        this.now = ports.clock().now();
    }

    /// The event that a command makes.
    UsageEvent event(RecordUsage command) {
        return new UsageEvent(
                orgId,
                command.eventId() == null ? new EventId(ports.ids().next("evt")) : command.eventId(),
                command.projectId(),
                command.runId(),
                command.metric(),
                command.quantity(),
                command.unit() == null ? UsageEvent.DEFAULT_UNIT : command.unit(),
                command.observedAt() == null ? now : command.observedAt(),
                now,
                command.metadata());
    }

    /// True if the command says again what is stored. Who let Landlord choose the instant the first time does so the
    /// second time too, and means the first one.
    static boolean repeats(RecordUsage command, UsageEvent event, UsageEvent stored) {
        UsageEvent said = command.observedAt() == null ? event.observedAt(stored.observedAt()) : event;
        return said.saysTheSameAs(stored);
    }

    /// @throws InvalidInput naming every index whose project is not there
    /// @throws Conflict naming every index whose id was used for another event
    BatchOutcome record(Stores stores, List<RecordUsage> commands) {
        requireProjects(stores, commands);
        List<UsageEvent> events = commands.stream().map(this::event).toList();
        Set<EventId> given = commands.stream()
                .map(RecordUsage::eventId)
                .filter(id -> id != null)
                .collect(Collectors.toSet());
        Map<EventId, UsageEvent> known = new HashMap<>(stores.usageEvents().find(orgId, given));
        Map<EventId, UsageEvent> fresh = new LinkedHashMap<>();
        List<Integer> contradictions = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            UsageEvent event = events.get(i);
            UsageEvent stored = known.putIfAbsent(event.eventId(), event);
            if (stored == null) {
                fresh.put(event.eventId(), event);
            } else if (!repeats(commands.get(i), event, stored)) {
                contradictions.add(i);
            }
        }
        refuse(contradictions, events);
        stores.usageEvents().append(List.copyOf(fresh.values()));
        return new BatchOutcome(fresh.size(), events.size() - fresh.size());
    }

    private void requireProjects(Stores stores, List<RecordUsage> commands) {
        Map<ProjectId, Boolean> there = new HashMap<>();
        Violations violations = new Violations();
        for (int i = 0; i < commands.size(); i++) {
            ProjectId projectId = commands.get(i).projectId();
            if (projectId != null
                    && !there.computeIfAbsent(
                            projectId, id -> stores.projects().find(orgId, id).isPresent())) {
                violations.addAll(
                        InvalidInput.of("projectId", Required.NO_SUCH_PROJECT).at(String.valueOf(i)));
            }
        }
        violations.throwIfAny();
    }

    private static void refuse(List<Integer> contradictions, List<UsageEvent> events) {
        if (!contradictions.isEmpty()) {
            throw new Conflict("these event ids were used for other events: "
                    + contradictions.stream()
                            .map(i -> "/" + i + "/eventId " + events.get(i).eventId())
                            .collect(Collectors.joining(", ")));
        }
    }
}
