package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.tenancy.OrgId;

/// How the rows of a table become resources.
///
/// @param <T> the resource
interface TableImport<T> {

    SourceTable table();

    /// How many rows a unit of work has, so that it takes less than 100 ms.
    default int batch() {
        return 50;
    }

    /// Reads a row.
    ///
    /// @param now when it is read
    /// @throws InvalidInput naming every field that breaks a rule
    T read(SourceFields fields, OrgId orgId, Instant now);

    /// Decides and stores rows in one unit of work, which may be run again. Only a unit that is no dry
    /// run writes.
    ///
    /// @return the fate of each row
    List<Fate> take(ImportUnit unit, List<T> values);

    /// What became of a row.
    sealed interface Fate {

        record Imported() implements Fate {}

        record AlreadyThere() implements Fate {}

        /// Landlord keeps what it has.
        ///
        /// @param fields the fields with other values
        record Different(List<String> fields) implements Fate {}

        record Refused(InvalidInput reason) implements Fate {}
    }
}
