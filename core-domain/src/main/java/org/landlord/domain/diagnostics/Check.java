package org.landlord.domain.diagnostics;

import java.util.Locale;

/// What `landlord doctor` checks, in the order of its report. Every report contains each of them once.
public enum Check {
    /// The server can be reached and accepts the caller.
    SERVER,
    /// The storage can be opened and belongs to Landlord.
    DATABASE,
    /// The schema is that of this version.
    SCHEMA,
    /// The structure of the file is intact.
    INTEGRITY,
    /// Every row has its parent.
    FOREIGN_KEYS,
    /// Owner and permissions of the files.
    PERMISSIONS,
    /// Permissions of backups.
    BACKUPS,
    /// Free disk space.
    DISK,
    /// Size of the write-ahead log.
    LOG,
    /// Settings of the server.
    SETTINGS,
    /// Validity of TLS certificates.
    CERTIFICATES,
    /// The clock is not behind.
    CLOCK,
    /// Stored values are valid under the rules of this version.
    ROWS,
    /// Usage sums equal the sums of their events.
    SUMS;

    /// Its name in a report, such as `foreign-keys`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
