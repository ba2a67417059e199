package org.landlord.application.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.CloudEventData;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.out.Stores;

/// Converts CloudEvents to usage of one organization.
final class CloudEventReader {

    private final Stores stores;
    private final Caller caller;
    private final OrgId orgId;
    private final List<CloudEvent> events;
    private final CloudEventSettings settings;
    private final Map<EventId, UsageEvent> recorded;
    private final Map<String, Optional<ProjectId>> projects = new HashMap<>();

    /// The subject of an event.
    ///
    /// @param projectId null for none
    /// @param withSubject true if the subject must be kept as metadata
    private record Place(@Nullable ProjectId projectId, boolean withSubject) {}

    CloudEventReader(Stores stores, Caller caller, OrgId orgId, List<CloudEvent> events) {
        this.stores = stores;
        this.caller = caller;
        this.orgId = orgId;
        this.events = events;
        this.settings = UsageSettingsUseCases.of(stores, orgId).cloudEvents();
        Set<EventId> ids = new HashSet<>();
        for (CloudEvent event : events) {
            ids.add(event.eventId());
            idAlone(event).ifPresent(ids::add);
        }
        this.recorded = stores.usageEvents().find(orgId, ids);
    }

    /// @param many true if failures are to name the index
    /// @param now the time of the server
    /// @throws InvalidInput naming every place in the data without a quantity, and every time that is too far
    ///     ahead
    List<RecordUsage> read(boolean many, Instant now) {
        Violations violations = new Violations();
        List<RecordUsage> commands = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            try {
                commands.add(command(events.get(i)));
            } catch (InvalidInput refused) {
                violations.addAll(many ? refused.at(String.valueOf(i)) : refused);
            }
        }
        if (!violations.isEmpty()) {
            noteTimes(violations, many, now);
        }
        violations.throwIfAny();
        return commands;
    }

    private void noteTimes(Violations violations, boolean many, Instant now) {
        for (int i = 0; i < events.size(); i++) {
            Instant time = events.get(i).time();
            try {
                UsageEvent.requireNotAhead(time == null ? now : time, now);
            } catch (InvalidInput refused) {
                InvalidInput named = refused.at("observedAt");
                violations.addAll(many ? named.at(String.valueOf(i)) : named);
            }
        }
    }

    private RecordUsage command(CloudEvent event) {
        CloudEventData data = CloudEventData.of(event, settings.pointerOf(event.type()));
        EventId old = recordedUnderIdAlone(event);
        Place place = place(event, old);
        Metadata metadata =
                old == null ? event.metadata(place.withSubject(), data.rest()) : event.metadataWithoutId(data.rest());
        EventId eventId = old == null ? event.eventId() : old;
        return new RecordUsage(
                eventId,
                place.projectId(),
                data.runId(),
                event.type(),
                data.quantity(),
                data.unit(),
                event.time(),
                withTypeOf(recorded.get(eventId), metadata));
    }

    /// Earlier versions stored the content type as it was sent. A repeated event must equal the stored one.
    private static Metadata withTypeOf(@Nullable UsageEvent stored, Metadata metadata) {
        String name = CloudEvent.DATA_CONTENT_TYPE;
        if (stored != null
                && stored.metadata().members().get(name) instanceof String type
                && Objects.equals(
                        CloudEvent.keptContentType(type), metadata.members().get(name))) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>(metadata.members());
            members.put(name, type);
            return Metadata.of(members);
        }
        return metadata;
    }

    /// Earlier versions used the id of the CloudEvent alone, with the source in the metadata. A repeated
    /// event must not count twice.
    private @Nullable EventId recordedUnderIdAlone(CloudEvent event) {
        return idAlone(event)
                .map(recorded::get)
                .filter(stored -> {
                    Map<String, @Nullable Object> kept = stored.metadata().members();
                    return event.source().equals(kept.get("source")) && !kept.containsKey("id");
                })
                .map(UsageEvent::eventId)
                .orElse(null);
    }

    private static Optional<EventId> idAlone(CloudEvent event) {
        try {
            EventId id = new EventId(event.id());
            return id.value().equals(event.id()) ? Optional.of(id) : Optional.empty();
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    /// A recorded event stays in its project: a project that was created since does not make it another
    /// event.
    private Place place(CloudEvent event, @Nullable EventId old) {
        String subject = event.subject();
        if (subject == null) {
            return new Place(null, false);
        }
        UsageEvent stored = recorded.get(old == null ? event.eventId() : old);
        if (stored != null) {
            ProjectId projectId = stored.projectId();
            if (subject.equals(stored.metadata().members().get("subject"))) {
                return new Place(projectId, true);
            }
            if (projectId != null && subject.equals(projectId.value())) {
                return new Place(projectId, false);
            }
        }
        return projects.computeIfAbsent(subject, this::find)
                .map(projectId -> new Place(projectId, !subject.equals(projectId.value())))
                .orElse(new Place(null, true));
    }

    private Optional<ProjectId> find(String subject) {
        ProjectId mapped = settings.subjectProjects().get(subject);
        if (mapped != null) {
            return Optional.of(mapped);
        }
        if (settings.subject() == CloudEventSubject.METADATA) {
            return Optional.empty();
        }
        try {
            ProjectId projectId = new ProjectId(subject);
            // Exactly: an id is trimmed, a subject is not.
            boolean there = projectId.value().equals(subject)
                    && Permissions.sees(caller, orgId, projectId)
                    && stores.projects().find(orgId, projectId).isPresent();
            return there ? Optional.of(projectId) : Optional.empty();
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }
}
