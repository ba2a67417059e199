package org.landlord.wire.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// Reads the members of a JSON object into values of the domain. Null is like absent. A member can be read once. The
/// functions that make values throw [InvalidInput] to refuse them.
///
/// A request ([#read], or the constructor) is read to its end, and everything that is wrong with it is refused at
/// once, members that are not known included. In the meantime a refused member is null, whatever the type of the
/// method says. Readers pass such values on, but do not call their methods: what combines several of them belongs
/// into [#made]. A reader that breaks this rule ends with its own exception, which is reported as the bug it is.
///
/// A response ([#readResponse]) ends at the first fault. Its values are taken as the server stored them (see
/// [AsStored]), and members that are not known are ignored: a newer server may send more.
public final class ObjectReader {

    private final @Nullable Map<String, @Nullable Object> members;

    /// Null for a response.
    private final @Nullable Violations violations;

    /// Reads a request whose other parts note their faults in `violations`, too.
    ///
    /// @param document what was parsed, which is used up; anything but an object is noted
    public ObjectReader(@Nullable Object document, Violations violations) {
        this.violations = violations;
        if (document instanceof Map<?, ?>) {
            this.members = JsonValues.object(document);
        } else {
            this.members = null;
            violations.addAll(new InvalidInput("must be a JSON object"));
        }
    }

    private ObjectReader(@Nullable Map<String, @Nullable Object> members, @Nullable Violations violations) {
        this.members = members;
        this.violations = violations;
    }

    /// The body of a request that could not be parsed, which was noted before: every member is null.
    public static ObjectReader unreadable(Violations violations) {
        return new ObjectReader(null, violations);
    }

    /// Reads an object of a request that stands on its own: an element of an array, a member of another object.
    ///
    /// @throws InvalidInput with everything that is wrong with it
    public static <T> T read(@Nullable Object document, Function<ObjectReader, T> reader) {
        Violations violations = new Violations();
        ObjectReader object = new ObjectReader(document, violations);
        return finish(violations, () -> reader.apply(object), object::refuseUnknown);
    }

    /// Reads an object of a response.
    ///
    /// @throws InvalidInput with the first fault
    public static <T> T readResponse(@Nullable Object document, Function<ObjectReader, T> reader) {
        return AsStored.read(() -> reader.apply(new ObjectReader(JsonValues.object(document), null)));
    }

    /// Runs `reader` to its end and then throws what it noted.
    ///
    /// @param violations where it notes what is wrong
    /// @param refuseUnknown notes what it did not read; not run if it ended with [InvalidInput], because it then
    ///     did not read everything
    /// @throws InvalidInput with everything that is wrong
    public static <T> T finish(Violations violations, Supplier<T> reader, Runnable refuseUnknown) {
        T value;
        try {
            value = reader.get();
        } catch (InvalidInput refused) {
            violations.addAll(refused);
            violations.throwIfAny();
            throw refused;
        }
        refuseUnknown.run();
        violations.throwIfAny();
        return value;
    }

    /// A refused value: null, although its type does not allow it. Only for a command that is thrown away.
    @SuppressWarnings("NullAway") // See above: the one place where null stands for a value that was refused.
    public static <T> T refused(@Nullable T value) {
        return value;
    }

    /// A string that is required.
    public <T> T required(String name, Function<String, T> type) {
        return present(name, optional(name, type));
    }

    /// A string.
    public <T> @Nullable T optional(String name, Function<String, T> type) {
        return member(name, value -> type.apply(JsonValues.text(value)));
    }

    /// A string in a merge patch: see [#kept].
    public <T> @Nullable T changed(String name, Function<String, T> type) {
        return kept(name).optional(name, type);
    }

    /// Refuses null for a field that a merge patch (RFC 7396) cannot remove.
    public ObjectReader kept(String name) {
        if (members != null && members.containsKey(name) && members.get(name) == null) {
            members.remove(name);
            refuse(name, "must not be null: it cannot be removed");
        }
        return this;
    }

    /// An RFC 3339 timestamp that is required.
    public Instant instant(String name) {
        return required(name, Timestamps::parse);
    }

    /// An RFC 3339 timestamp.
    public @Nullable Instant timestamp(String name) {
        return optional(name, Timestamps::parse);
    }

    /// An exact decimal that is required: a number, or a string of one without exponent.
    public Quantity quantity(String name) {
        return present(name, optionalQuantity(name));
    }

    /// An exact decimal: a number, or a string of one without exponent.
    public @Nullable Quantity optionalQuantity(String name) {
        return member(name, JsonValues::quantity);
    }

    /// A decimal of any size that is required.
    public QuantitySum sum(String name) {
        return present(name, member(name, JsonValues::sum));
    }

    /// A decimal of any size.
    public @Nullable QuantitySum optionalSum(String name) {
        return member(name, JsonValues::sum);
    }

    /// A whole number.
    public <T> @Nullable T wholeNumber(String name, LongFunction<T> type) {
        return member(name, value -> type.apply(JsonValues.wholeNumber(value)));
    }

    /// A whole number that is required; 0 if it is refused.
    public long number(String name) {
        Long number = present(name, wholeNumber(name, value -> value));
        return number == null ? 0 : number;
    }

    /// A whole number. One that does not fit into an int becomes the closest one that does.
    public @Nullable Integer optionalInt(String name) {
        return wholeNumber(name, value -> Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /// A whole number that is required; as [#optionalInt], and 0 if it is refused.
    public int integer(String name) {
        Integer number = present(name, optionalInt(name));
        return number == null ? 0 : number;
    }

    /// An array of whole numbers.
    public <T> @Nullable T wholeNumbers(String name, Function<List<Integer>, T> type) {
        return member(name, value -> type.apply(JsonValues.wholeNumbers(value)));
    }

    /// An array of whole numbers that is required.
    public <T> T requiredNumbers(String name, Function<List<Integer>, T> type) {
        return present(name, wholeNumbers(name, type));
    }

    /// An array of strings that is required.
    public <T> T requiredTexts(String name, Function<List<String>, T> type) {
        return whole(name, () -> member(name, value -> type.apply(JsonValues.texts(value))));
    }

    /// An array of strings; empty if it is absent.
    ///
    /// @param type makes an element, or throws [InvalidInput]
    public <T> List<T> texts(String name, Function<String, T> type) {
        return orElse(name, List.of(), value -> {
            Violations within = new Violations();
            List<T> made = new ArrayList<>();
            List<String> elements = JsonValues.texts(value);
            for (int i = 0; i < elements.size(); i++) {
                String element = elements.get(i);
                made.add(refused(within.read(String.valueOf(i), () -> type.apply(element))));
            }
            within.throwIfAny();
            return made;
        });
    }

    /// An object of strings whose names the caller chose; empty if it is absent.
    ///
    /// @param key makes a key of a name, or throws [InvalidInput]
    /// @param type makes a value, or throws [InvalidInput]
    public <K, T> Map<K, T> textsByName(String name, Function<String, K> key, Function<String, T> type) {
        return orElse(name, Map.of(), value -> {
            Violations within = new Violations();
            Map<K, T> made = new LinkedHashMap<>();
            JsonValues.object(value)
                    .forEach((member, text) -> within.read(member, () -> {
                        if (made.put(key.apply(member), type.apply(JsonValues.text(text))) != null) {
                            throw new InvalidInput("must be named once");
                        }
                        return made;
                    }));
            within.throwIfAny();
            return made;
        });
    }

    /// True or false; `missing` if it is absent.
    public boolean flag(String name, boolean missing) {
        return member(name, JsonValues::flag) instanceof Boolean value ? value : missing;
    }

    /// True or false, which is required; false if it is refused.
    public boolean requiredFlag(String name) {
        return Boolean.TRUE.equals(present(name, member(name, JsonValues::flag)));
    }

    /// The caller's own object; `{}` if it is absent.
    public Metadata metadata(String name) {
        return orElse(name, Metadata.empty(), value -> Metadata.of(JsonValues.object(value)));
    }

    /// The caller's own object of at most `maxBytes`; `{}` if it is absent.
    public Metadata metadata(String name, int maxBytes) {
        return orElse(
                name,
                Metadata.empty(),
                value -> Metadata.of(JsonValues.object(value)).requireAtMost(maxBytes));
    }

    /// The metadata of an audit event, which may be larger and deeper than a caller's; `{}` if it is absent.
    public Metadata changes(String name) {
        return orElse(name, Metadata.empty(), value -> Metadata.ofChanges(JsonValues.object(value)));
    }

    /// The input of a run, which may be larger and deeper than other objects of callers; `{}` if it is absent.
    public Metadata input(String name) {
        return orElse(name, Metadata.empty(), value -> Metadata.ofInput(JsonValues.object(value)));
    }

    /// What a workflow gateway reported; `{}` if it is absent.
    public Metadata report(String name) {
        return orElse(name, Metadata.empty(), value -> Metadata.ofReport(JsonValues.object(value)));
    }

    /// True if there is a value of this name that was not read.
    public boolean has(String name) {
        return members != null && members.get(name) != null;
    }

    /// A merge patch of the caller's own object; null removes all of it.
    public MetadataPatch metadataPatch(String name) {
        boolean absent = members == null || !members.containsKey(name);
        MetadataPatch otherwise = absent ? MetadataPatch.none() : new MetadataPatch(null);
        return orElse(name, otherwise, value -> new MetadataPatch(JsonValues.object(value)));
    }

    /// An object within this one.
    public <T> @Nullable T object(String name, Function<ObjectReader, T> reader) {
        return member(name, value -> nested(value, reader));
    }

    /// An object within this one that is required.
    public <T> T requiredObject(String name, Function<ObjectReader, T> reader) {
        return whole(name, () -> object(name, reader));
    }

    /// An array of objects that is required.
    public <T> List<T> list(String name, Function<ObjectReader, T> reader) {
        return whole(name, () -> optionalList(name, reader));
    }

    /// An array of objects.
    public <T> @Nullable List<T> optionalList(String name, Function<ObjectReader, T> reader) {
        return member(name, value -> {
            Violations within = new Violations();
            List<T> values = new ArrayList<>();
            for (Object element : JsonValues.objects(value)) {
                String place = String.valueOf(values.size());
                values.add(
                        violations == null
                                ? nested(element, reader)
                                : refused(within.read(place, () -> nested(element, reader))));
            }
            within.throwIfAny();
            return values;
        });
    }

    /// `warnings`, sentences for the caller.
    public List<String> warnings() {
        return texts("warnings", Function.identity());
    }

    /// The members that were not read so far, in their order and without those that are null.
    ///
    /// @param names which of them to take, by their names
    public Map<String, Object> rest(Predicate<String> names) {
        Map<String, Object> rest = new LinkedHashMap<>();
        if (members != null) {
            members.forEach((name, value) -> {
                if (value != null && names.test(name)) {
                    rest.put(name, value);
                }
            });
            members.keySet().removeIf(names);
        }
        return rest;
    }

    /// Any value, as [JsonReader] makes it; null if it is absent.
    public @Nullable Object value(String name) {
        return members == null ? null : members.remove(name);
    }

    /// JSON in base64 (RFC 4648, section 4); refused unless `isJson`.
    public @Nullable Object encoded(String name, boolean isJson) {
        return optional(name, text -> {
            if (!isJson) {
                throw new InvalidInput("must be JSON: other data is not read");
            }
            try {
                return JsonReader.document(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException _) {
                throw new InvalidInput("must be base64");
            }
        });
    }

    /// Notes a fault of several members together.
    public void refuse(String name, String detail) {
        if (violations == null) {
            throw InvalidInput.of(name, detail);
        }
        violations.add(name, detail);
    }

    /// A value that is made of several members. It is made only if nothing was refused so far.
    public <T> T made(Supplier<T> maker) {
        if (violations == null) {
            return maker.get();
        }
        try {
            return violations.isEmpty() ? maker.get() : refused(null);
        } catch (InvalidInput refused) {
            violations.addAll(refused);
            return refused(null);
        }
    }

    /// Notes every member that was not read.
    public void refuseUnknown() {
        if (members != null) {
            members.keySet().forEach(name -> refuse(name, "is not a known field"));
        }
    }

    private <T> T nested(@Nullable Object value, Function<ObjectReader, T> reader) {
        return violations == null
                ? reader.apply(new ObjectReader(JsonValues.object(value), null))
                : read(value, reader);
    }

    private <T> @Nullable T member(String name, Function<Object, T> type) {
        Object value = value(name);
        if (value == null) {
            return null;
        }
        if (violations != null) {
            return violations.read(name, () -> type.apply(value));
        }
        try {
            return type.apply(value);
        } catch (InvalidInput refused) {
            throw refused.at(name);
        }
    }

    private <T> T orElse(String name, T otherwise, Function<Object, T> type) {
        boolean absent = members == null || members.get(name) == null;
        T value = member(name, type);
        return absent ? otherwise : refused(value);
    }

    /// A member that is required, and the faults of its parts are noted under their own places.
    private <T> T whole(String name, Supplier<@Nullable T> reading) {
        boolean absent = members != null && members.get(name) == null;
        T value = reading.get();
        return absent ? present(name, null) : refused(value);
    }

    private <T> T present(String name, @Nullable T value) {
        if (value == null && members != null) {
            // Has no effect if it was there and refused: of two faults of a member the first is kept.
            refuse(name, "is required");
        }
        return refused(value);
    }
}
