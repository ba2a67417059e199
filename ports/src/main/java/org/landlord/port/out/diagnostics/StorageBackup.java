package org.landlord.port.out.diagnostics;

import java.time.Instant;
import org.landlord.domain.diagnostics.RestoredStorage;
import org.landlord.domain.diagnostics.StorageCopy;
import org.landlord.domain.failure.Conflict;

/// Copies the storage into one file, and puts such a file in its place. Works outside of units of work.
public interface StorageBackup {

    /// Writes a consistent copy of the storage and verifies it. Other processes continue to read and
    /// write. The file appears complete or not at all, and only its owner can read it.
    ///
    /// @param file the path of the copy
    /// @param replace true to replace an existing file
    /// @param now stored in the copy as the time of its state, to the second: see
    ///     [StorageHistory#findRestore]
    /// @throws org.landlord.domain.failure.InvalidInput naming `file`, if the copy cannot be written
    ///     there
    /// @throws Conflict if the storage cannot be copied
    /// @throws org.landlord.domain.failure.Unavailable if the disk is full or cannot be read or written
    StorageCopy create(String file, boolean replace, Instant now);

    /// Puts a backup in the place of the storage. The replaced storage is kept. At every moment there
    /// is the old storage or the restored one.
    ///
    /// @param file the path of the backup, which does not change
    /// @param replace true if there may be a storage, which is replaced
    /// @param now names the replaced storage
    /// @throws org.landlord.domain.failure.InvalidInput naming `file`, if it is not a usable backup
    /// @throws Conflict if the storage is in use, or exists and may not be replaced
    /// @throws org.landlord.domain.failure.Unavailable if the disk is full or cannot be read or written
    RestoredStorage restore(String file, boolean replace, Instant now);

    /// For a storage that has tools of its own for this.
    ///
    /// @param advice a clause that says what to use, such as `use pg_dump or base backups`
    static StorageBackup declined(String advice) {
        return new StorageBackup() {
            @Override
            public StorageCopy create(String file, boolean replace, Instant now) {
                throw new Conflict("landlord backup does not copy this storage: " + advice);
            }

            @Override
            public RestoredStorage restore(String file, boolean replace, Instant now) {
                throw new Conflict("landlord restore does not replace this storage: " + advice);
            }
        };
    }
}
