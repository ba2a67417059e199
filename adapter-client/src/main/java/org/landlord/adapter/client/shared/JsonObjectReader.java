package org.landlord.adapter.client.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;

/// The members of a JSON object that a server sent. What is not as it should be is [InvalidInput] here, which
/// whoever asked turns into [UnexpectedAnswer]; values are taken as they are stored there, be the rules of this
/// version stricter: see [AsStored]. Members that nobody asks for are let be: a newer server may have more.
public final class JsonObjectReader {

    private final Map<?, ?> members;

    private JsonObjectReader(Map<?, ?> members) {
        this.members = members;
    }

    static JsonObjectReader of(@Nullable Object document) {
        return new JsonObjectReader(object(document));
    }

    /// True if there is such a member, and it is not null.
    boolean has(String name) {
        return members.get(name) != null;
    }

    /// A text that must be there.
    ///
    /// @param type makes the value
    public <T> T text(String name, Function<String, T> type) {
        T value = optional(name, type);
        if (value == null) {
            throw InvalidInput.of(name, "is missing");
        }
        return value;
    }

    /// A text that may be missing or null.
    ///
    /// @param type makes the value
    public <T> @Nullable T optional(String name, Function<String, T> type) {
        return has(name) ? at(name, value -> type.apply(text(value))) : null;
    }

    /// An instant that must be there.
    public Instant instant(String name) {
        return text(name, Timestamps::parse);
    }

    /// A whole number that must be there.
    public long number(String name) {
        return at(name, value -> decimal(value).longValueExact());
    }

    /// A decimal that must be there.
    public Quantity quantity(String name) {
        return at(name, value -> Quantity.of(decimal(value)));
    }

    /// A decimal of any size that must be there.
    public QuantitySum sum(String name) {
        return at(name, value -> QuantitySum.of(decimal(value)));
    }

    /// A decimal of any size; nothing if it is missing, as an older server leaves it.
    public QuantitySum sumOrZero(String name) {
        return has(name) ? sum(name) : QuantitySum.ZERO;
    }

    /// Sentences for the caller; none if they are missing.
    public List<String> warnings() {
        return has("warnings") ? texts("warnings", Function.identity()) : List.of();
    }

    /// A decimal that may be missing or null.
    public @Nullable Quantity optionalQuantity(String name) {
        return has(name) ? quantity(name) : null;
    }

    /// A list of whole numbers that must be there.
    public List<Integer> numbers(String name) {
        return at(
                name,
                value -> list(value).stream()
                        .map(element -> decimal(element).intValueExact())
                        .toList());
    }

    /// A list of texts that must be there.
    ///
    /// @param type makes something of all of them
    public <T> T texts(String name, Function<List<String>, T> type) {
        return at(
                name,
                value -> type.apply(
                        list(value).stream().map(JsonObjectReader::text).toList()));
    }

    /// An object of texts that must be there, each under a name that somebody chose.
    ///
    /// @param key makes something of a name
    /// @param type makes the value
    public <K, T> Map<K, T> textsByName(String name, Function<String, K> key, Function<String, T> type) {
        return at(name, value -> {
            Map<K, T> texts = new HashMap<>();
            object(value).forEach((member, text) -> texts.put(key.apply(text(member)), type.apply(text(text))));
            return texts;
        });
    }

    /// True or false, which must be there.
    public boolean bool(String name) {
        return at(name, value -> switch (value) {
            case Boolean truth -> truth;
            case null, default -> throw new InvalidInput("is neither true nor false");
        });
    }

    /// The caller's own object, which must be there.
    @SuppressWarnings("unchecked") // Json makes no other maps.
    public Metadata metadata(String name) {
        return at(name, value -> Metadata.of((Map<String, @Nullable Object>) object(value)));
    }

    /// The metadata of an audit event, which may be larger and deeper than a caller's, and must be there.
    @SuppressWarnings("unchecked") // Json makes no other maps.
    public Metadata changes(String name) {
        return at(name, value -> Metadata.ofChanges((Map<String, @Nullable Object>) object(value)));
    }

    /// An object that must be there.
    public <T> T object(String name, Function<JsonObjectReader, T> type) {
        return at(name, value -> type.apply(of(value)));
    }

    /// An object that may be missing or null.
    public <T> @Nullable T optionalObject(String name, Function<JsonObjectReader, T> type) {
        return has(name) ? object(name, type) : null;
    }

    /// A list of objects that must be there.
    public <T> List<T> list(String name, Function<JsonObjectReader, T> type) {
        return at(name, value -> elements(list(value), type));
    }

    private static List<?> list(@Nullable Object value) {
        return switch (value) {
            case List<?> elements -> elements;
            case null, default -> throw new InvalidInput("is no array");
        };
    }

    private static <T> List<T> elements(List<?> elements, Function<JsonObjectReader, T> type) {
        List<T> values = new ArrayList<>(elements.size());
        for (Object element : elements) {
            values.add(type.apply(of(element)));
        }
        return values;
    }

    private <T> T at(String name, Function<@Nullable Object, T> reader) {
        try {
            return AsStored.read(() -> reader.apply(members.get(name)));
        } catch (InvalidInput refused) {
            throw refused.at(name);
        } catch (ArithmeticException e) {
            throw InvalidInput.of(name, "is no whole number");
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case null, default -> throw new InvalidInput("is no string");
        };
    }

    private static BigDecimal decimal(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number;
            case null, default -> throw new InvalidInput("is no number");
        };
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> object;
            case null, default -> throw new InvalidInput("is no JSON object");
        };
    }
}
