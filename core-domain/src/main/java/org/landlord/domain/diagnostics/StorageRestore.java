package org.landlord.domain.diagnostics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The finding that a storage was restored: its state is older than one that was seen before, or it is
/// a backup.
///
/// @param databaseId identifies the database; copies of it have the same
/// @param stateAt the time of the restored state; null if unknown
/// @param sequence the last sequence of the platform's audit log in the restored state
/// @param lastSeenAt when a later state was last seen at this place; null if none was
/// @param lastSeenSequence the last sequence of the platform's audit log then; null if none was seen
public record StorageRestore(
        String databaseId,
        @Nullable Instant stateAt,
        long sequence,
        @Nullable Instant lastSeenAt,
        @Nullable Long lastSeenSequence) {}
