package org.landlord.domain.diagnostics;

import java.time.Instant;

/// A verified copy of the storage: a backup.
///
/// @param file the absolute path
/// @param bytes the length of the file
/// @param organizations the number of organizations in it, deleted ones whose rows are not removed yet
///     included
/// @param usageEvents the number of usage events in it
/// @param auditEvents the number of audit events in it, of all organizations and of the platform
/// @param stateAt the time of the state: what was written earlier is in the copy, to the second
public record StorageCopy(
        String file, long bytes, long organizations, long usageEvents, long auditEvents, Instant stateAt) {}
