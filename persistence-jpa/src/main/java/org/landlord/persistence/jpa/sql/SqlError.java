package org.landlord.persistence.jpa.sql;

import org.landlord.domain.failure.Unavailable;

/// The meaning of a database error.
public sealed interface SqlError {

    /// A unique value already exists.
    ///
    /// @param column the last column of the constraint: `slug` for one over `org_id, slug`
    record UniqueViolation(String column) implements SqlError {}

    /// A referenced row does not exist, or a row to be deleted is still referenced.
    record ForeignKeyViolation() implements SqlError {}

    /// The storage is locked, full, read-only or not reachable.
    ///
    /// @param failure for the caller
    record TemporaryFailure(Unavailable failure) implements SqlError {}

    /// The transaction was in conflict with another one and is rolled back: it may succeed if it runs again.
    ///
    /// @param failure for the caller, if it does not run again
    record SerializationFailure(Unavailable failure) implements SqlError {}

    /// Any other error: a bug, or not a database error.
    record Other() implements SqlError {}
}
