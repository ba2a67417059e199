package org.landlord.adapter.rest.http.json;

import java.math.BigDecimal;
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
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;

/// Reads the members of a JSON object into values of the domain and notes all that is wrong with them. Null is
/// like absent. A member can be asked for once: it is taken. One that nobody asks for is not known, and refused
/// by [#refuseUnknown()].
///
/// What is wrong leaves a gap: the methods return null then, whatever their type says. Whoever reads must end
/// with throwing what was noted and not look at what was made of the gaps; [RequestReader] does.
public final class ObjectReader {

    private final @Nullable Map<String, @Nullable Object> members;
    private final Violations violations;

    /// @param document what was parsed, which is used up; anything but an object is noted as wrong
    public ObjectReader(@Nullable Object document, Violations violations) {
        this.violations = violations;
        if (document instanceof Map<?, ?> object) {
            this.members = object(object);
        } else {
            this.members = null;
            violations.addAll(new InvalidInput("must be a JSON object"));
        }
    }

    /// Reads a JSON object that stands on its own: an element of an array, a member of another.
    ///
    /// @return what `reader` made of it
    /// @throws InvalidInput with everything that is wrong with it, if anything is
    public static <T> T read(@Nullable Object document, Function<ObjectReader, T> reader) {
        Violations violations = new Violations();
        ObjectReader fields = new ObjectReader(document, violations);
        return Gaps.read(violations, () -> reader.apply(fields), fields::refuseUnknown);
    }

    private ObjectReader(Violations violations) {
        this.members = null;
        this.violations = violations;
    }

    /// The fields of a body that could not be read at all, which was noted already: gaps only.
    public static ObjectReader unreadable(Violations violations) {
        return new ObjectReader(violations);
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
            members.remove(name);
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

    /// An exact decimal: a number, or a string of one without exponent.
    ///
    /// @param otherwise what it is if it is absent
    public Quantity quantity(String name, Quantity otherwise) {
        Object value = take(name);
        return value == null ? otherwise : Gaps.of(violations.read(name, () -> quantity(value)));
    }

    /// A whole number.
    ///
    /// @param type makes the value, or throws [InvalidInput]
    public <T> @Nullable T wholeNumber(String name, LongFunction<T> type) {
        Object value = take(name);
        return value == null ? null : violations.read(name, () -> type.apply(wholeNumber(value)));
    }

    /// An array of whole numbers.
    ///
    /// @param type makes the value, or throws [InvalidInput]
    public <T> @Nullable T wholeNumbers(String name, Function<List<Integer>, T> type) {
        Object value = take(name);
        return value == null ? null : violations.read(name, () -> type.apply(wholeNumbers(value)));
    }

    /// An array of texts that must be there.
    ///
    /// @param type makes the value, or throws [InvalidInput]
    public <T> T requiredTexts(String name, Function<List<String>, T> type) {
        Object value = take(name);
        // What is refused within it is noted under places of its own.
        return value == null ? present(name, null) : Gaps.of(violations.read(name, () -> type.apply(texts(value))));
    }

    /// An array of texts; absent is none.
    ///
    /// @param type makes an element, or throws [InvalidInput]
    public <T> List<T> texts(String name, Function<String, T> type) {
        Object value = take(name);
        List<T> texts = value == null
                ? List.of()
                : violations.read(name, () -> {
                    Violations within = new Violations();
                    List<T> made = new ArrayList<>();
                    List<String> elements = texts(value);
                    for (int i = 0; i < elements.size(); i++) {
                        String element = elements.get(i);
                        made.add(Gaps.of(within.read(String.valueOf(i), () -> type.apply(element))));
                    }
                    within.throwIfAny();
                    return made;
                });
        return Gaps.of(texts);
    }

    /// An object of texts, each under a name that the caller chose; absent is none.
    ///
    /// @param key makes something of a name, or throws [InvalidInput]
    /// @param type makes a value, or throws [InvalidInput]
    public <K, T> Map<K, T> textsByName(String name, Function<String, K> key, Function<String, T> type) {
        Object value = take(name);
        Map<K, T> texts = value == null
                ? Map.of()
                : violations.read(name, () -> {
                    Violations within = new Violations();
                    Map<K, T> made = new LinkedHashMap<>();
                    object(value)
                            .forEach((member, text) -> within.read(member, () -> {
                                if (made.put(key.apply(member), type.apply(text(text))) != null) {
                                    throw new InvalidInput("must be named once");
                                }
                                return made;
                            }));
                    within.throwIfAny();
                    return made;
                });
        return Gaps.of(texts);
    }

    /// True or false; absent is false.
    public boolean flag(String name) {
        Object value = take(name);
        return value != null && Boolean.TRUE.equals(violations.read(name, () -> flag(value)));
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
        boolean absent = members == null || !members.containsKey(name);
        Object value = take(name);
        if (value == null) {
            return absent ? MetadataPatch.none() : new MetadataPatch(null);
        }
        return Gaps.of(violations.read(name, () -> new MetadataPatch(object(value))));
    }

    /// An object within this one.
    ///
    /// @param reader reads it
    public <T> @Nullable T object(String name, Function<ObjectReader, T> reader) {
        Object value = take(name);
        return value == null ? null : violations.read(name, () -> read(value, reader));
    }

    /// The members that were not asked for so far, in their order and without those that are null.
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
        return take(name);
    }

    /// JSON in base64 (RFC 4648, section 4).
    ///
    /// @param isJson false if something else says that it is none: then it is refused
    public @Nullable Object encoded(String name, boolean isJson) {
        return optional(name, text -> {
            if (!isJson) {
                throw new InvalidInput("must be JSON: other data is not read");
            }
            try (JsonReader json = new JsonReader(Base64.getDecoder().decode(text))) {
                return json.document();
            } catch (IllegalArgumentException _) {
                throw new InvalidInput("must be base64");
            }
        });
    }

    /// Notes what is wrong with several members together.
    public void refuse(String name, String detail) {
        violations.add(name, detail);
    }

    /// What `maker` makes of the members; nothing is made if anything was refused.
    public <T> T made(Supplier<T> maker) {
        try {
            return violations.isEmpty() ? maker.get() : Gaps.of(null);
        } catch (InvalidInput refused) {
            violations.addAll(refused);
            return Gaps.of(null);
        }
    }

    /// Notes every member that was not asked for.
    public void refuseUnknown() {
        if (members != null) {
            members.keySet().forEach(name -> violations.add(name, "is not a known field"));
        }
    }

    private @Nullable Object take(String name) {
        return members == null ? null : members.remove(name);
    }

    private <T> T present(String name, @Nullable T value) {
        if (value == null && members != null) {
            // If it was there and refused, that was noted first and stays.
            violations.add(name, "is required");
        }
        return Gaps.of(value);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case null, default -> throw new InvalidInput("must be a string");
        };
    }

    private static Quantity quantity(Object value) {
        return switch (value) {
            case BigDecimal number -> Quantity.of(number);
            case String text -> Quantity.parse(text);
            default -> throw new InvalidInput("must be a number, or a string of one");
        };
    }

    private static long wholeNumber(Object value) {
        try {
            if (value instanceof BigDecimal number) {
                return number.longValueExact();
            }
        } catch (ArithmeticException _) {
            // It has a fraction, or is far too large: the same answer as for what is no number.
        }
        throw new InvalidInput("must be a whole number");
    }

    private static List<Integer> wholeNumbers(Object value) {
        if (!(value instanceof List<?> elements)) {
            throw new InvalidInput("must be an array of whole numbers");
        }
        List<Integer> numbers = new ArrayList<>();
        for (Object element : elements) {
            if (!(element instanceof BigDecimal)) {
                throw new InvalidInput("must be an array of whole numbers");
            }
            // Whatever is too large for an int stays too large for everybody who asks.
            numbers.add((int) Math.clamp(wholeNumber(element), Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        return numbers;
    }

    private static List<String> texts(Object value) {
        if (!(value instanceof List<?> elements)) {
            throw new InvalidInput("must be an array of strings");
        }
        List<String> texts = new ArrayList<>();
        for (Object element : elements) {
            if (!(element instanceof String text)) {
                throw new InvalidInput("must be an array of strings");
            }
            texts.add(text);
        }
        return texts;
    }

    private static boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new InvalidInput("must be true or false");
    }

    @SuppressWarnings("unchecked") // JsonReader makes no other maps.
    private static Map<String, @Nullable Object> object(Object value) {
        return switch (value) {
            case Map<?, ?> object -> (Map<String, @Nullable Object>) object;
            default -> throw new InvalidInput("must be a JSON object");
        };
    }
}
