package org.landlord.port.out.diagnostics;

import java.time.Instant;

/// How far a storage is.
///
/// @param databaseId identifies the database; copies of it have the same
/// @param number grows by at least 1 with each position of a database
/// @param reachedAt when the position was stored
/// @param sequence the last sequence of the platform's audit log
public record StoragePosition(String databaseId, long number, Instant reachedAt, long sequence) {}
