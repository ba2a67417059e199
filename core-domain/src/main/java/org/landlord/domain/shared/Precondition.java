package org.landlord.domain.shared;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.PreconditionFailed;

/// A condition on the stored state that a caller sets for a change: optimistic locking.
public sealed interface Precondition {

    /// No condition.
    record None() implements Precondition {}

    /// The resource must exist, in any version.
    record Exists() implements Precondition {}

    /// The resource must not exist: the change creates it and overwrites nothing.
    record Absent() implements Precondition {}

    /// The resource must exist in one of these versions.
    ///
    /// @param versions the accepted versions
    /// @param altered versions that were sent in a form that proves nothing, each with a message that explains why.
    ///     They do not match
    record AnyOf(Set<Version> versions, Map<Version, String> altered) implements Precondition {

        public AnyOf {
            versions = Set.copyOf(versions);
            altered = Map.copyOf(altered);
        }

        public AnyOf(Set<Version> versions) {
            this(versions, Map.of());
        }
    }

    /// The resource must not have any of these versions. It may have another, or not exist.
    ///
    /// @param versions the excluded versions
    record NoneOf(Set<Version> versions) implements Precondition {

        public NoneOf {
            versions = Set.copyOf(versions);
        }
    }

    /// Two conditions; the first is checked first.
    record Both(Precondition first, Precondition second) implements Precondition {}

    static Precondition none() {
        return new None();
    }

    default Precondition and(Precondition that) {
        if (this instanceof None) {
            return that;
        }
        return that instanceof None ? this : new Both(this, that);
    }

    /// @param current the stored version; null if the resource does not exist
    /// @throws PreconditionFailed if the condition does not hold
    default void check(@Nullable Version current) {
        String broken = broken(current);
        if (broken != null) {
            throw new PreconditionFailed(broken);
        }
    }

    /// The condition that does not hold, as a message; null if all hold.
    private @Nullable String broken(@Nullable Version current) {
        return switch (this) {
            case None _ -> null;
            case Exists _ -> current == null ? "the resource does not exist" : null;
            case Absent _ -> current == null ? null : "the resource already exists";
            case AnyOf anyOf -> broken(anyOf, current);
            case NoneOf(Set<Version> versions) ->
                current != null && versions.contains(current) ? "the resource still has an excluded version" : null;
            case Both(Precondition first, Precondition second) -> {
                String broken = first.broken(current);
                yield broken == null ? second.broken(current) : broken;
            }
        };
    }

    private static @Nullable String broken(AnyOf anyOf, @Nullable Version current) {
        if (current == null) {
            return "the resource does not exist";
        }
        if (anyOf.versions().contains(current)) {
            return null;
        }
        String altered = anyOf.altered().get(current);
        return altered == null ? "the resource has changed: read it again" : altered;
    }
}
