package org.landlord.port.in.diagnostics;

import java.util.Optional;
import org.landlord.domain.diagnostics.StorageRestore;

/// Follows how far the storage is, so that a start notices that it was restored. For the process that
/// serves it.
public interface StorageMaintenance {

    /// Stores the position of the storage. If the storage was restored since the last call in any
    /// process, that is written to the audit log of the platform: once for each restore.
    ///
    /// @return the restore that was written to the audit log by this call
    /// @throws org.landlord.domain.failure.Unavailable if the storage cannot be written; a later call
    ///     catches up
    Optional<StorageRestore> recordPosition();

    /// The same, unless this process has written nothing since the last call.
    Optional<StorageRestore> recordPositionIfChanged();
}
