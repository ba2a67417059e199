package org.landlord.port.in.migration;

import org.landlord.domain.migration.StorageTransferred;

/// Moves everything from one storage to another. For operators with access to both: whoever can read the
/// source and write the target can copy it, so no caller is authorized. It is no change of the platform, so
/// it is not audited: the target has the audit logs of the source.
public interface Transfers {

    /// Copies all rows of a source into the storage of this process, and compares both. May be repeated,
    /// and continues after a process was killed.
    ///
    /// @param source the path of a database file, or the URL of a database
    /// @param progress called after each group of rows
    /// @throws org.landlord.domain.failure.InvalidInput naming `from`, if the source cannot be used
    /// @throws org.landlord.domain.failure.Conflict if the source is in use, the target has other rows, or
    ///     another transfer into it is running
    /// @throws org.landlord.domain.failure.Unavailable if one of the storages fails
    StorageTransferred run(String source, TransferProgress progress);
}
