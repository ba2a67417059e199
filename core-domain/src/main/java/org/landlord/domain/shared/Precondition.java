package org.landlord.domain.shared;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.PreconditionFailed;

/// What a caller demands of the stored state before it changes: optimistic locking, as `If-Match` and `If-None-Match`
/// of RFC 9110, section 13.1.
public sealed interface Precondition {

    /// Nothing is demanded.
    record None() implements Precondition {}

    /// It must exist, in whatever version.
    record Exists() implements Precondition {}

    /// It must not exist: what is put is made, and nothing is overwritten.
    record Absent() implements Precondition {}

    /// It must exist in one of these versions.
    ///
    /// @param versions the versions the caller has seen
    /// @param altered versions that the caller may have seen, but named in a form that proves nothing; and what is
    ///     wrong with that form, for people to read. Such a version does not match
    record AnyOf(Set<Version> versions, Map<Version, String> altered) implements Precondition {

        public AnyOf {
            versions = Set.copyOf(versions);
            altered = Map.copyOf(altered);
        }

        /// The usual case: all are named as they should be.
        public AnyOf(Set<Version> versions) {
            this(versions, Map.of());
        }
    }

    /// It must not exist in any of these versions. It may exist in another, or not at all.
    ///
    /// @param versions the versions that are not to be overwritten
    record NoneOf(Set<Version> versions) implements Precondition {

        public NoneOf {
            versions = Set.copyOf(versions);
        }
    }

    /// Two demands at once; the first is looked at first.
    record Both(Precondition first, Precondition second) implements Precondition {}

    /// Nothing is demanded.
    static Precondition none() {
        return new None();
    }

    /// This and that.
    default Precondition and(Precondition that) {
        if (this instanceof None) {
            return that;
        }
        return that instanceof None ? this : new Both(this, that);
    }

    /// @param current the version that is stored, null if there is nothing
    /// @throws PreconditionFailed if that is not what the caller demands
    default void check(@Nullable Version current) {
        String broken = broken(current);
        if (broken != null) {
            throw new PreconditionFailed(broken);
        }
    }

    /// What does not hold, for people to read; null if everything does.
    private @Nullable String broken(@Nullable Version current) {
        return switch (this) {
            case None _ -> null;
            case Exists _ -> current == null ? "it is not there, and If-Match demands that it is" : null;
            case Absent _ -> current == null ? null : "it is there already, and If-None-Match demands that it is not";
            case AnyOf anyOf -> broken(anyOf, current);
            case NoneOf(Set<Version> versions) ->
                current != null && versions.contains(current)
                        ? "it is in a version that If-None-Match demands that it is not in"
                        : null;
            case Both(Precondition first, Precondition second) -> {
                String broken = first.broken(current);
                yield broken == null ? second.broken(current) : broken;
            }
        };
    }

    private static @Nullable String broken(AnyOf anyOf, @Nullable Version current) {
        if (current == null) {
            return "it is not there, and If-Match demands that it is";
        }
        if (anyOf.versions().contains(current)) {
            return null;
        }
        String altered = anyOf.altered().get(current);
        return altered == null ? "it was changed in between: read it again and use its new ETag" : altered;
    }
}
