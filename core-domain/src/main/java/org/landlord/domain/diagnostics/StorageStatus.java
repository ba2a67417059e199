package org.landlord.domain.diagnostics;

import org.jspecify.annotations.Nullable;

/// The state of the storage of a server.
///
/// @param kind such as `sqlite`
/// @param sizeBytes the database with its write-ahead log; null if it is not in files, or they cannot be read
/// @param freeBytes free on the disk of the database; null likewise
/// @param waitingWrites the number of waiting writes in the fullest queue
/// @param maxWaitingWrites the capacity of that queue; more writes are refused. 0 if writes have no queue
/// @param readersInUse the number of reads in progress
/// @param maxReaders the maximum number of reads at the same time; 0 without a maximum
public record StorageStatus(
        String kind,
        @Nullable Long sizeBytes,
        @Nullable Long freeBytes,
        long waitingWrites,
        long maxWaitingWrites,
        int readersInUse,
        int maxReaders) {}
