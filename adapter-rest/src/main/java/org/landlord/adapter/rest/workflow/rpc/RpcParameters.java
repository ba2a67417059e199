package org.landlord.adapter.rest.workflow.rpc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Metadata;

/// The parameters of a call. Those that are not known are ignored, as the gateway does; null is like absent.
///
/// Every method throws [RpcRefused] for a value of the wrong type, and one that a rule of the domain refuses.
record RpcParameters(Map<?, ?> members) {

    /// @param document null for none
    static RpcParameters of(@Nullable Object document) {
        return switch (document) {
            case null -> new RpcParameters(Map.of());
            case Map<?, ?> members -> new RpcParameters(members);
            default -> throw RpcRefused.invalidRequest("params must be an object");
        };
    }

    /// A string.
    <T> @Nullable T optional(String name, Function<String, T> type) {
        return switch (members.get(name)) {
            case null -> null;
            case String text -> made(name, () -> type.apply(text));
            default -> throw RpcRefused.invalidRequest(name + " must be a string");
        };
    }

    /// A string that is required.
    <T> T required(String name, Function<String, T> type) {
        T value = optional(name, type);
        if (value == null) {
            throw RpcRefused.invalidRequest(name + " is required");
        }
        return value;
    }

    /// A whole number.
    long number(String name, long otherwise) {
        return switch (members.get(name)) {
            case null -> otherwise;
            case BigDecimal number when isWhole(number) -> number.longValue();
            default -> throw RpcRefused.invalidRequest(name + " must be an integer");
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    /// True or false.
    @Nullable
    Boolean flag(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case Boolean flag -> flag;
            default -> throw RpcRefused.invalidRequest(name + " must be a boolean");
        };
    }

    /// An object; empty if it is absent.
    RpcParameters object(String name) {
        return switch (members.get(name)) {
            case null -> new RpcParameters(Map.of());
            case Map<?, ?> object -> new RpcParameters(object);
            default -> throw RpcRefused.invalidRequest(name + " must be an object");
        };
    }

    /// A list of strings; null if it is absent.
    @Nullable
    List<String> texts(String name) {
        if (!(members.get(name) instanceof List<?> elements)) {
            if (members.get(name) == null) {
                return null;
            }
            throw RpcRefused.invalidRequest(name + " must be an array of strings");
        }
        List<String> texts = new ArrayList<>();
        for (Object element : elements) {
            if (!(element instanceof String text)) {
                throw RpcRefused.invalidRequest(name + " must be an array of strings");
            }
            texts.add(text);
        }
        return texts;
    }

    /// The input of a run; `{}` if it is absent.
    Metadata input(String name) {
        Map<?, ?> object = object(name).members();
        return made(name, () -> Metadata.ofInput(named(object)));
    }

    /// Members of an object of JSON have strings as names.
    @SuppressWarnings("unchecked")
    private static Map<String, ?> named(Map<?, ?> object) {
        return (Map<String, ?>) object;
    }

    private interface Maker<T> {
        T make();
    }

    private static <T> T made(String name, Maker<T> maker) {
        try {
            return maker.make();
        } catch (InvalidInput refused) {
            throw RpcRefused.invalid(name, refused);
        }
    }
}
