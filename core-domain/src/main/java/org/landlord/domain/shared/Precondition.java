package org.landlord.domain.shared;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.PreconditionFailed;

/// What a caller demands of the stored state before it changes: optimistic locking, as `If-Match` of RFC 9110,
/// section 13.1.1.
public sealed interface Precondition {

    /// Nothing is demanded.
    record None() implements Precondition {}

    /// It must exist, in whatever version.
    record Exists() implements Precondition {}

    /// It must exist in one of these versions.
    ///
    /// @param versions the versions the caller has seen
    record AnyOf(Set<Version> versions) implements Precondition {

        public AnyOf {
            versions = Set.copyOf(versions);
        }
    }

    /// Nothing is demanded.
    static Precondition none() {
        return new None();
    }

    /// @param current the version that is stored, null if there is nothing
    /// @throws PreconditionFailed if that is not what the caller demands
    default void check(@Nullable Version current) {
        boolean met = switch (this) {
            case None _ -> true;
            case Exists _ -> current != null;
            case AnyOf(Set<Version> versions) -> current != null && versions.contains(current);
        };
        if (!met) {
            throw new PreconditionFailed(
                    current == null
                            ? "it is not there, and If-Match demands that it is"
                            : "it was changed in between: read it again and use its new ETag");
        }
    }
}
