package org.landlord.port.out.diagnostics;

import java.time.Instant;
import java.util.Optional;
import org.landlord.domain.diagnostics.StorageRestore;

/// How far the storage is, kept in the storage and also outside of it. If the storage is behind what is
/// known outside, an older state was restored. A copy by [StorageBackup] says itself that it is one.
///
/// A storage that recovers by its own tools may find no restore, and have no position outside.
public interface StorageHistory {

    /// True if this process has begun to write anything since its last [#advance], or has never called
    /// it.
    boolean hasChanged();

    /// Whether the storage was restored since the last [#advance] of any process. In a writing unit of
    /// work.
    ///
    /// @param sequence the last sequence of the platform's audit log
    Optional<StorageRestore> findRestore(long sequence);

    /// Stores a new position, in a writing unit of work. When the unit is committed, [#findRestore] no
    /// longer finds the restores before it, even if the process is killed before [#remember].
    ///
    /// @param sequence the last sequence of the platform's audit log
    StoragePosition advance(Instant now, long sequence);

    /// Stores a committed position outside of the storage. Does not fail: an earlier position there is
    /// only less exact.
    void remember(StoragePosition position);
}
