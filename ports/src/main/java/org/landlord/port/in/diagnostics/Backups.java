package org.landlord.port.in.diagnostics;

import org.landlord.domain.diagnostics.RestoredStorage;
import org.landlord.domain.diagnostics.StorageCopy;

/// Backs up and restores the storage. For operators with access to it: whoever can read the storage can
/// copy it, so no caller is authorized.
public interface Backups {

    /// Writes a consistent copy of the storage, which may be in use, and verifies it. The file appears
    /// complete or not at all.
    ///
    /// @param file the path of the copy
    /// @param replace true to replace an existing file
    /// @throws org.landlord.domain.failure.InvalidInput naming `file`, if the copy cannot be written
    ///     there
    /// @throws org.landlord.domain.failure.Conflict if the storage cannot be copied: it is damaged, was
    ///     written by a newer version, or has backups of its own
    /// @throws org.landlord.domain.failure.Unavailable if the disk is full or cannot be read or written
    StorageCopy create(String file, boolean replace);

    /// Puts a backup in the place of the storage, which no process may use. The replaced storage is
    /// kept. Killed at any moment, it leaves the old storage or the restored one.
    ///
    /// @param file the path of the backup, which does not change
    /// @param replace true if there may be a storage, which is replaced
    /// @throws org.landlord.domain.failure.InvalidInput naming `file`, if it is not a usable backup
    /// @throws org.landlord.domain.failure.Conflict if the storage is in use, or exists and may not be
    ///     replaced
    /// @throws org.landlord.domain.failure.Unavailable if the disk is full or cannot be read or written
    RestoredStorage restore(String file, boolean replace);
}
