package org.landlord.persistence.jpa.sql;

import org.landlord.domain.failure.Unavailable;

/// What a database means by an error.
public sealed interface SqlError {

    /// A value that must be unique is taken.
    ///
    /// @param column the last column of the constraint: `slug` for one over `org_id, slug`
    record Taken(String column) implements SqlError {}

    /// A row names one that is not there, or one that others name was to be removed.
    record BrokenReference() implements SqlError {}

    /// Storage is there and cannot do it: it is locked, full, read-only, or its file cannot be reached.
    ///
    /// @param failure what to answer
    record NotNow(Unavailable failure) implements SqlError {}

    /// Anything else: a bug, or no error of the database at all.
    record Other() implements SqlError {}
}
