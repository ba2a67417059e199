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

/// A JSON object of the caller. Landlord returns it with the same members in the same order and with
/// exact numbers (1.00 stays 1.00; an exponent is written as in 1E+2, and -0 as 0), and checks it only
/// for secrets and limits.
public final class Metadata {

    /// As UTF-8 of JSON without white space.
    public static final int MAX_BYTES = 16 * 1024;

    /// For the metadata of a usage event, because there are many.
    public static final int MAX_BYTES_OF_USAGE_EVENT = 4 * 1024;

    /// Nesting of objects and arrays; the object itself is the first level.
    public static final int MAX_DEPTH = 8;

    /// For the details that Landlord writes to an audit log: all changed values, before and after.
    public static final int MAX_BYTES_OF_CHANGES = 128 * 1024;

    /// Changed metadata starts three levels down.
    public static final int MAX_DEPTH_OF_CHANGES = MAX_DEPTH + 4;

    /// For the input of a run.
    public static final int MAX_BYTES_OF_INPUT = 64 * 1024;

    /// For what a workflow gateway reports: the outputs of a run, the payload of an event.
    public static final int MAX_BYTES_OF_REPORT = 256 * 1024;

    /// For the input of a run, and for what a workflow gateway reports.
    public static final int MAX_DEPTH_OF_RUN = 32;

    /// Digits of the largest double before the decimal point.
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

    /// @param members a parsed JSON object: values are `String`, `Number`, `Boolean`, null, `List`
    ///     and `Map`. Copied
    /// @throws InvalidInput if it is larger than 16 KiB, deeper than 8 levels, or contains a secret
    ///     or a number outside the range of a double
    public static Metadata of(Map<String, ?> members) {
        Metadata metadata = new Metadata(CopyOf.CALLERS.object(members, 1));
        metadata.requireAtMost(MAX_BYTES);
        return metadata;
    }

    /// The details that Landlord writes to an audit log. They repeat stored values, which may be older
    /// than a rule: secrets are replaced by `…` instead of refused.
    ///
    /// @param members as in [#of]
    /// @throws InvalidInput if it is larger than 128 KiB, or deeper than 12 levels
    public static Metadata ofChanges(Map<String, ?> members) {
        Metadata metadata = new Metadata(CopyOf.CHANGES.object(members, 1));
        metadata.requireAtMost(MAX_BYTES_OF_CHANGES);
        return metadata;
    }

    /// The input of a run.
    ///
    /// @param members as in [#of]
    /// @throws InvalidInput if it is larger than 64 KiB, deeper than 32 levels, or contains a secret or
    ///     a number outside the range of a double
    public static Metadata ofInput(Map<String, ?> members) {
        Metadata metadata = new Metadata(CopyOf.INPUT.object(members, 1));
        metadata.requireAtMost(MAX_BYTES_OF_INPUT);
        return metadata;
    }

    /// What a workflow gateway reports. Secrets are replaced by `…` instead of refused.
    ///
    /// @param members as in [#of]
    /// @throws InvalidInput if it is larger than 256 KiB, deeper than 32 levels, or contains a number
    ///     outside the range of a double or half of a surrogate pair
    public static Metadata ofReport(Map<String, ?> members) {
        Metadata metadata = new Metadata(CopyOf.REPORT.object(members, 1));
        metadata.requireAtMost(MAX_BYTES_OF_REPORT);
        return metadata;
    }

    /// @return this
    /// @throws InvalidInput if it is larger than `bytes`
    public Metadata requireAtMost(int bytes) {
        if (AsStored.isRead()) {
            return this;
        }
        // A char takes at most three bytes, so short texts need no encoding.
        if (json.length() > bytes / 3 && json.getBytes(StandardCharsets.UTF_8).length > bytes) {
            throw new InvalidInput("must be at most " + bytes / 1024 + " KiB of JSON");
        }
        return this;
    }

    /// The members in their order, immutable at every level. Numbers are `BigDecimal`.
    public Map<String, @Nullable Object> members() {
        return members;
    }

    public String json() {
        return json;
    }

    private enum CopyOf {
        /// Metadata of a caller.
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
        /// Details of changes by Landlord.
        CHANGES(MAX_DEPTH_OF_CHANGES) {
            @Override
            String text(String text) {
                return SecretValues.redact(text);
            }

            @Override
            BigDecimal number(BigDecimal number) {
                return number;
            }
        },
        /// The input of a run.
        INPUT(MAX_DEPTH_OF_RUN) {
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
        /// What a workflow gateway reports.
        REPORT(MAX_DEPTH_OF_RUN) {
            @Override
            String text(String text) {
                return SecretValues.redact(text);
            }

            @Override
            BigDecimal number(BigDecimal number) {
                return checkNumber(number);
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
                default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
            };
        }

        private void checkDepth(int depth) {
            if (depth > maxDepth && !AsStored.isRead()) {
                throw new InvalidInput("must be at most " + maxDepth + " levels deep");
            }
        }
    }

    /// Some clients read a number outside the range of a double as infinite (JavaScript), others refuse
    /// the whole document (Go): one such number would make every page that contains it unreadable.
    private static BigDecimal checkNumber(BigDecimal number) {
        // The number of integer digits.
        long digits = (long) number.precision() - number.scale();
        boolean fits = digits < DIGITS_OF_DOUBLE
                || digits == DIGITS_OF_DOUBLE && Double.isFinite(number.doubleValue())
                || number.signum() == 0;
        if (!fits && !AsStored.isRead()) {
            throw new InvalidInput("must not contain numbers outside the range of a double (1.8e308)");
        }
        return number;
    }

    /// True if both have the same members in any order and numbers of equal value: a client that
    /// retries may write 1 instead of 1.0.
    public boolean isEquivalentTo(Metadata other) {
        return isSameValue(members, other.members);
    }

    /// True if the member `name` is a string, number or boolean that is written as `text`.
    public boolean has(String name, String text) {
        return switch (members.get(name)) {
            case BigDecimal number -> number.toPlainString().equals(text);
            case String string -> string.equals(text);
            case Boolean truth -> truth.toString().equals(text);
            case null, default -> false;
        };
    }

    /// [#isEquivalentTo] for two values.
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
