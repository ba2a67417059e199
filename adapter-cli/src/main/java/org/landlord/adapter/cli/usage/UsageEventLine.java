package org.landlord.adapter.cli.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.shared.JsonObjects;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.usage.RecordUsage;

/// Reads a usage event from a line of NDJSON, as the REST API takes it.
final class UsageEventLine {

    private static final List<String> FIELDS =
            List.of("eventId", "projectId", "runId", "metric", "quantity", "unit", "observedAt", "metadata");

    private final Map<String, @Nullable Object> members;
    private final Violations violations = new Violations();

    private UsageEventLine(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /// @param line UTF-8
    /// @throws InvalidInput with everything that is wrong with the line
    static RecordUsage read(byte[] line) {
        return new UsageEventLine(JsonObjects.read(line, 0, line.length)).read();
    }

    private RecordUsage read() {
        EventId eventId = optional("eventId", text(EventId::new));
        ProjectId projectId = optional("projectId", text(ProjectId::new));
        RunId runId = optional("runId", text(RunId::new));
        Label metric = required("metric", text(Label::new));
        Quantity quantity = required("quantity", UsageEventLine::quantity);
        Label unit = optional("unit", text(Label::new));
        Instant observedAt = optional("observedAt", text(Timestamps::parse));
        Metadata metadata = optional("metadata", UsageEventLine::metadata);
        members.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> violations.add(name, "is not a field of a usage event"));
        violations.throwIfAny();
        if (metric == null || quantity == null) {
            throw new IllegalStateException("what is missing was noted");
        }
        return new RecordUsage(
                eventId,
                projectId,
                runId,
                metric,
                quantity,
                unit,
                observedAt,
                metadata == null ? Metadata.empty() : metadata);
    }

    private <T> @Nullable T optional(String name, Function<Object, T> reader) {
        Object value = members.get(name);
        return value == null ? null : violations.read(name, () -> reader.apply(value));
    }

    private <T> @Nullable T required(String name, Function<Object, T> reader) {
        if (members.get(name) == null) {
            violations.add(name, "is missing");
        }
        return optional(name, reader);
    }

    private static <T> Function<Object, T> text(Function<String, T> reader) {
        return value -> {
            if (value instanceof String text) {
                return reader.apply(text);
            }
            throw new InvalidInput("must be a string");
        };
    }

    private static Quantity quantity(Object value) {
        return switch (value) {
            case BigDecimal number -> Quantity.of(number);
            case String text -> Quantity.parse(text);
            default -> throw new InvalidInput("must be a number");
        };
    }

    private static Metadata metadata(Object value) {
        if (value instanceof Map<?, ?> object) {
            @SuppressWarnings("unchecked") // JsonObjects makes no other maps
            Map<String, @Nullable Object> members = (Map<String, @Nullable Object>) object;
            return UsageEvent.requireSmall(Metadata.of(members));
        }
        throw new InvalidInput("must be an object");
    }
}
