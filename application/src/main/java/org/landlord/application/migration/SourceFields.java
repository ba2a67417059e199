package org.landlord.application.migration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.SecretValues;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.out.migration.SourceRow;

/// Reads the fields of a row into domain values, and collects all violations. The suppliers that it
/// returns can be used after [#require].
final class SourceFields {

    private static final int MAX_KEY_LENGTH = 400;

    private final SourceRow row;
    private final Violations violations = new Violations();
    private boolean rounded;

    SourceFields(SourceRow row) {
        this.row = row;
    }

    /// @throws InvalidInput naming every field that breaks a rule
    void require() {
        violations.throwIfAny();
    }

    /// True if a quantity was rounded.
    boolean isRounded() {
        return rounded;
    }

    <T> Supplier<T> text(String name, Function<String, T> reader) {
        return required(name, () -> reader.apply(text(given(name))));
    }

    /// An empty text counts as none.
    <T> Supplier<@Nullable T> optionalText(String name, Function<String, T> reader) {
        Object value = row.value(name);
        if (value == null || value instanceof String text && text.isBlank()) {
            return () -> null;
        }
        T read = violations.read(name, () -> reader.apply(text(value)));
        return () -> read;
    }

    Supplier<Instant> instant(String name) {
        return required(name, () -> instant(given(name)));
    }

    Supplier<@Nullable Instant> optionalInstant(String name) {
        Object value = row.value(name);
        Instant read = value == null ? null : violations.read(name, () -> instant(value));
        return () -> read;
    }

    /// Rounded to nine fraction digits, to the even neighbour if two are equally near. A floating-point
    /// number has the value of its shortest decimal, as JavaScript prints it: 0.1 is not rounded.
    Supplier<Quantity> quantity(String name) {
        return required(name, () -> {
            BigDecimal exact = number(given(name), "must be a number");
            BigDecimal value = exact.scale() > Quantity.MAX_FRACTION_DIGITS
                    ? exact.setScale(Quantity.MAX_FRACTION_DIGITS, RoundingMode.HALF_EVEN)
                    : exact;
            Quantity quantity = Quantity.of(value);
            rounded |= value.compareTo(exact) != 0;
            return quantity;
        });
    }

    /// The id of a usage event or an audit event: `smithers:17` for the number 17 in the source, which
    /// never uses a number again. Ids are unique in an organization.
    <T> Supplier<T> eventId(Function<String, T> reader) {
        return required("id", () -> {
            if (given("id") instanceof Long number && number >= 0) {
                return reader.apply(ImportTale.SOURCE + ":" + number);
            }
            throw new InvalidInput("must be an integer, 0 or greater");
        });
    }

    /// The field `metadata`.
    ///
    /// @param rule a further rule
    Supplier<Metadata> metadata(Function<Metadata, Metadata> rule) {
        Object value = row.value("metadata");
        return value == null
                ? Metadata::empty
                : required("metadata", () -> {
                    if (value instanceof Map<?, ?> object) {
                        return rule.apply(Metadata.of(members(object)));
                    }
                    throw new InvalidInput("must be a JSON object");
                });
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    private <T> Supplier<T> required(String name, Supplier<T> reader) {
        T read = violations.<@Nullable T>read(name, reader::get);
        return () -> Objects.requireNonNull(read, name);
    }

    private Object given(String name) {
        Object value = row.value(name);
        if (value == null) {
            throw new InvalidInput("is required");
        }
        return value;
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new InvalidInput("must be text");
    }

    /// A fraction of a millisecond is dropped, as everywhere in Landlord.
    private static Instant instant(Object value) {
        BigDecimal millis = number(value, "must be a number of milliseconds").setScale(0, RoundingMode.FLOOR);
        if (millis.compareTo(BigDecimal.valueOf(Timestamps.MIN.toEpochMilli())) < 0
                || millis.compareTo(BigDecimal.valueOf(Timestamps.MAX.toEpochMilli())) > 0) {
            throw new InvalidInput("must lie within the years 1 to 9999");
        }
        return Instant.ofEpochMilli(millis.longValueExact());
    }

    private static BigDecimal number(Object value, String rule) {
        return switch (value) {
            case Long number -> BigDecimal.valueOf(number);
            case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
            case Double _ -> throw new InvalidInput("must be finite");
            default -> throw new InvalidInput(rule);
        };
    }

    /// The key of a row for messages, such as `org_acme/team_1`. Without secrets, and bounded.
    static String key(SourceRow row) {
        String key = row.table().key().stream()
                .map(row::value)
                .filter(Objects::nonNull)
                .map(value -> value instanceof String || value instanceof Number ? value.toString() : "?")
                .collect(Collectors.joining("/"));
        String shown = SecretValues.redact(key);
        return shown.length() <= MAX_KEY_LENGTH ? shown : shown.substring(0, MAX_KEY_LENGTH) + "…";
    }
}
