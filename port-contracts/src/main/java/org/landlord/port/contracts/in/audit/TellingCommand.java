package org.landlord.port.contracts.in.audit;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.IssuedApiKey;

/// A command whose audit event contains each of its fields.
///
/// @param kind how the event contains a field
/// @param place creates a new organization with the target of the command; returns the identifying values by type
/// @param useCase executes the command
record TellingCommand(
        Class<?> type, Kind kind, Supplier<Map<Class<?>, Object>> place, Function<Record, Object> useCase) {

    /// How the audit event of a command contains a field.
    enum Kind {
        /// Creates an entity: the event has the value of each field.
        MAKING,
        /// Puts an entity with all its fields: the event has the changed fields.
        PUTTING,
        /// Updates an entity: fields that are not given stay.
        UPDATING,
        /// The event contains the value in any place.
        TELLING
    }

    /// The command with the given fields, and the first value of each other field.
    Record given(Map<Class<?>, Object> there, Map<String, Object> fields) {
        return make(type, there, fields);
    }

    private Record make(Class<?> record, Map<Class<?>, Object> there, Map<String, Object> fields) {
        RecordComponent[] components = record.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], there, fields);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (Record) record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot create a " + record, e);
        }
    }

    private @Nullable Object component(
            RecordComponent component, Map<Class<?>, Object> there, Map<String, Object> fields) {
        if (TellingCommands.isPart(component)) {
            return make(component.getType(), there, fields);
        }
        if (component.getType() == Precondition.class) {
            return Precondition.none();
        }
        if (TellingCommands.IDENTITIES.contains(component.getType())) {
            return there.get(component.getType());
        }
        Object given = fields.get(component.getName());
        if (given != null) {
            return given;
        }
        if (kind == Kind.UPDATING) {
            return component.getType() == MetadataPatch.class ? MetadataPatch.none() : null;
        }
        return there.getOrDefault(component.getType(), TellingCommands.first(component.getType()));
    }

    /// The second value of a field.
    Object other(String field) {
        return TellingCommands.second(typeOf(type, field));
    }

    private static Class<?> typeOf(Class<?> record, String field) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getName().equals(field)) {
                return component.getType();
            }
        }
        return Arrays.stream(record.getRecordComponents())
                .filter(TellingCommands::isPart)
                .map(part -> typeOf(part.getType(), field))
                .findFirst()
                .orElseThrow();
    }

    /// Executes the command.
    ///
    /// @return the entity after it
    Record run(Record command) {
        return switch (useCase.apply(command)) {
            case Upserted<?> upserted -> (Record) upserted.value();
            case IssuedApiKey issued -> issued.key();
            case Record thing -> thing;
            default -> throw new AssertionError("not a record");
        };
    }
}
