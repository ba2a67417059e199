package org.landlord.domain.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// A JSON object that belongs to the caller: Landlord keeps it and gives it back with the same members in the same
/// order and numbers to the last digit (1.00 stays 1.00; an exponent is written as in 1E+2, and -0 as 0), and does
/// not look inside but for what must not be there.
public final class Metadata {

    /// The most bytes it may have, as UTF-8 of JSON without white space.
    public static final int MAX_BYTES = 16 * 1024;

    /// The same for the metadata of a usage event, of which there are many.
    public static final int MAX_BYTES_OF_USAGE_EVENT = 4 * 1024;

    /// How deep objects and arrays may nest; the object itself is the first level.
    public static final int MAX_DEPTH = 8;

    /// The most bytes of what Landlord itself says in an audit log: of everything that was set, before and after.
    public static final int MAX_BYTES_OF_CHANGES = 128 * 1024;

    /// How deep that may nest: metadata that changed stands three levels down.
    public static final int MAX_DEPTH_OF_CHANGES = MAX_DEPTH + 4;

    /// Of the largest double, before the point.
    private static final int DIGITS_OF_DOUBLE = 309;

    private static final Metadata EMPTY = new Metadata(Map.of());

    private final Map<String, @Nullable Object> members;
    private final String json;

    private Metadata(Map<String, @Nullable Object> members) {
        this.members = members;
        this.json = JsonText.of(members);
    }

    /// `{}`.
    public static Metadata empty() {
        return EMPTY;
    }

    /// @param members what a JSON parser makes of an object: values are `String`, `Number`, `Boolean`, null, `List`
    ///     and `Map` of the same. Copied
    /// @throws InvalidInput if it is larger than 16 KiB, deeper than 8 levels, holds what looks like a secret, or a
    ///     number beyond what a double holds
    public static Metadata of(Map<String, ?> members) {
        Metadata metadata = new Metadata(CopyOf.CALLERS.object(members, 1));
        metadata.requireAtMost(MAX_BYTES);
        return metadata;
    }

    /// What Landlord itself says in an audit log. It repeats what is stored, which may be older than a rule: what
    /// looks like a secret is replaced by `…` here and refused by nobody.
    ///
    /// @param members as in [#of]
    /// @throws InvalidInput if it is larger than 128 KiB, or deeper than 12 levels
    public static Metadata ofChanges(Map<String, ?> members) {
        Metadata metadata = new Metadata(CopyOf.CHANGES.object(members, 1));
        metadata.requireAtMost(MAX_BYTES_OF_CHANGES);
        return metadata;
    }

    /// @return this
    /// @throws InvalidInput if it is larger than that
    public Metadata requireAtMost(int bytes) {
        if (AsStored.isRead()) {
            return this;
        }
        // A char takes three bytes at most: what is short need not be counted.
        if (json.length() > bytes / 3 && json.getBytes(StandardCharsets.UTF_8).length > bytes) {
            throw new InvalidInput("must be at most " + bytes / 1024 + " KiB of JSON");
        }
        return this;
    }

    /// The members in their order, immutable at every level. Numbers are `BigDecimal`.
    public Map<String, @Nullable Object> members() {
        return members;
    }

    /// As JSON without white space.
    public String json() {
        return json;
    }

    /// How members are copied.
    private enum CopyOf {
        /// What a caller gave.
        CALLERS(MAX_DEPTH) {
            @Override
            String text(String text) {
                SecretValues.refuse(text);
                return text;
            }

            @Override
            BigDecimal number(BigDecimal number) {
                return checkNumber(number);
            }
        },
        /// What Landlord says of changes.
        CHANGES(MAX_DEPTH_OF_CHANGES) {
            @Override
            String text(String text) {
                return SecretValues.hidden(text);
            }

            @Override
            BigDecimal number(BigDecimal number) {
                return number;
            }
        };

        private final int maxDepth;

        CopyOf(int maxDepth) {
            this.maxDepth = maxDepth;
        }

        abstract String text(String text);

        abstract BigDecimal number(BigDecimal number);

        private String paired(String text) {
            text.codePoints().forEach(Characters::requirePaired);
            return text(text);
        }

        Map<String, @Nullable Object> object(Map<?, ?> object, int depth) {
            checkDepth(depth);
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, value) -> copy.put(paired((String) name), value(value, depth)));
            return Collections.unmodifiableMap(copy);
        }

        private List<@Nullable Object> array(List<?> array, int depth) {
            checkDepth(depth);
            List<@Nullable Object> copy = new ArrayList<>(array.size());
            array.forEach(value -> copy.add(value(value, depth)));
            return Collections.unmodifiableList(copy);
        }

        private @Nullable Object value(@Nullable Object value, int depth) {
            return switch (value) {
                case null -> null;
                case String text -> paired(text);
                case Boolean truth -> truth;
                case BigDecimal number -> number(number);
                case BigInteger number -> number(new BigDecimal(number));
                case Number number -> number(new BigDecimal(number.toString()));
                case Map<?, ?> object -> object(object, depth + 1);
                case List<?> array -> array(array, depth + 1);
                default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
            };
        }

        private void checkDepth(int depth) {
            if (depth > maxDepth && !AsStored.isRead()) {
                throw new InvalidInput("must be at most " + maxDepth + " levels deep");
            }
        }
    }

    /// What is beyond a double is read as infinite by some (JavaScript), and refused with all that is around it by
    /// others (Go): one such number would spoil every page that it is on.
    private static BigDecimal checkNumber(BigDecimal number) {
        // How many digits there are before the point.
        long digits = (long) number.precision() - number.scale();
        boolean fits = digits < DIGITS_OF_DOUBLE
                || digits == DIGITS_OF_DOUBLE && Double.isFinite(number.doubleValue())
                || number.signum() == 0;
        if (!fits && !AsStored.isRead()) {
            throw new InvalidInput("must not contain numbers that are too large for a double (1.8e308)");
        }
        return number;
    }

    /// True if both say the same: the same members, in any order, and numbers of the same value. What is sent once
    /// more by a client that writes numbers anew (1 for 1.0) is the same.
    public boolean saysTheSameAs(Metadata other) {
        return isSameValue(members, other.members);
    }

    /// The same for two values of members.
    public static boolean isSameValue(@Nullable Object one, @Nullable Object other) {
        return switch (one) {
            case BigDecimal number -> other instanceof BigDecimal value && number.compareTo(value) == 0;
            case Map<?, ?> object ->
                other instanceof Map<?, ?> map
                        && object.keySet().equals(map.keySet())
                        && object.entrySet().stream()
                                .allMatch(member -> isSameValue(member.getValue(), map.get(member.getKey())));
            case List<?> array -> other instanceof List<?> list && sameElements(array, list);
            case null, default -> Objects.equals(one, other);
        };
    }

    private static boolean sameElements(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!isSameValue(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Metadata metadata && metadata.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}
