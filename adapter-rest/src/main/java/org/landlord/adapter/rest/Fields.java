package org.landlord.adapter.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;

/// Reads the members of a JSON object into values of the domain and notes all that is wrong with them. Null is like
/// absent. A member that nobody asks for is not known, and refused by [#refuseUnknown()].
///
/// What is wrong leaves a gap: the methods return null then, whatever their type says. Whoever reads must end with
/// throwing what was noted and not look at what was made of the gaps; [Input] does.
public final class Fields {

    private final @Nullable Map<?, ?> members;
    private final Violations violations;
    private final Set<String> known = new HashSet<>();

    /// @param document what was parsed; anything but an object is noted as wrong
    Fields(@Nullable Object document, Violations violations) {
        this.violations = violations;
        if (document instanceof Map<?, ?> object) {
            this.members = object;
        } else {
            this.members = null;
            violations.addAll(new InvalidInput("must be a JSON object"));
        }
    }

    private Fields(Violations violations) {
        this.members = null;
        this.violations = violations;
    }

    /// The fields of a body that could not be read at all, which was noted already: gaps only.
    static Fields unreadable(Violations violations) {
        return new Fields(violations);
    }

    /// A text that must be there.
    ///
    /// @param type makes the value, or throws [InvalidInput]
    public <T> T required(String name, Function<String, T> type) {
        return present(name, optional(name, type));
    }

    /// A text.
    ///
    /// @param type makes the value, or throws [InvalidInput]
    public <T> @Nullable T optional(String name, Function<String, T> type) {
        Object value = take(name);
        return value == null ? null : violations.read(name, () -> type.apply(text(value)));
    }

    /// A text in a merge patch (RFC 7396), of a field that cannot be removed: absent leaves it, null is refused.
    public <T> @Nullable T changed(String name, Function<String, T> type) {
        if (members != null && members.containsKey(name) && members.get(name) == null) {
            known.add(name);
            violations.add(name, "must not be null: it cannot be removed");
            return null;
        }
        return optional(name, type);
    }

    /// An exact decimal that must be there: a number, or a string of one without exponent.
    public Quantity quantity(String name) {
        Object value = take(name);
        Quantity quantity = value == null ? null : violations.read(name, () -> quantity(value));
        return present(name, quantity);
    }

    /// An RFC 3339 timestamp.
    public @Nullable Instant timestamp(String name) {
        return optional(name, Timestamps::parse);
    }

    /// The caller's own object; absent is `{}`.
    public Metadata metadata(String name) {
        Object value = take(name);
        return value == null ? Metadata.empty() : Gaps.of(violations.read(name, () -> Metadata.of(object(value))));
    }

    /// A change to the caller's own object; null removes all of it.
    public MetadataPatch metadataPatch(String name) {
        Object value = take(name);
        if (value == null) {
            boolean absent = members == null || !members.containsKey(name);
            return absent ? MetadataPatch.none() : new MetadataPatch(null);
        }
        return Gaps.of(violations.read(name, () -> new MetadataPatch(object(value))));
    }

    /// Notes every member that was not asked for.
    void refuseUnknown() {
        if (members != null) {
            members.keySet().stream()
                    .map(Object::toString)
                    .filter(name -> !known.contains(name))
                    .forEach(name -> violations.add(name, "is not a known field"));
        }
    }

    private @Nullable Object take(String name) {
        known.add(name);
        return members == null ? null : members.get(name);
    }

    private <T> T present(String name, @Nullable T value) {
        if (value == null && members != null) {
            // If it was there and refused, that was noted first and stays.
            violations.add(name, "is required");
        }
        return Gaps.of(value);
    }

    private static String text(Object value) {
        return switch (value) {
            case String text -> text;
            default -> throw new InvalidInput("must be a string");
        };
    }

    private static Quantity quantity(Object value) {
        return switch (value) {
            case BigDecimal number -> Quantity.of(number);
            case String text -> Quantity.parse(text);
            default -> throw new InvalidInput("must be a number, or a string of one");
        };
    }

    @SuppressWarnings("unchecked") // JsonReader makes no other maps.
    private static Map<String, @Nullable Object> object(Object value) {
        return switch (value) {
            case Map<?, ?> object -> (Map<String, @Nullable Object>) object;
            default -> throw new InvalidInput("must be a JSON object");
        };
    }
}
