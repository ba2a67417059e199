package org.landlord.port.out.migration;

import org.landlord.domain.migration.StorageTransferred;

/// Copies everything from another storage of Landlord into this one, whatever engines they run on. Works
/// outside of units of work.
@FunctionalInterface
public interface StorageTransfer {

    /// Copies all rows, and then compares both storages. The source does not change, and nobody can write
    /// to it meanwhile. Rows are committed in groups; a transfer that was ended in the middle continues
    /// when it is repeated. Until it is complete and equal, no server starts on the target.
    ///
    /// @param source the path of a database file, or the URL of a database
    /// @throws org.landlord.domain.failure.InvalidInput naming `from`, if the source cannot be used
    /// @throws org.landlord.domain.failure.Conflict if the source is in use, the target has rows that are
    ///     not from this source, or another transfer into it is running
    /// @throws org.landlord.domain.failure.Unavailable if one of the storages fails
    StorageTransferred run(String source, Progress progress);

    /// Hears how far a transfer is.
    @FunctionalInterface
    interface Progress {

        /// @param isComparing false while rows are copied, true while they are compared
        /// @param rows rows done so far
        /// @param total all rows
        void reached(boolean isComparing, long rows, long total);
    }
}
