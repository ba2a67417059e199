package org.landlord.port.out.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.CheckResult;

/// Checks the storage from outside, whatever state it is in: damaged, of another version, unreadable, or in
/// use by other processes. Changes nothing.
@FunctionalInterface
public interface StorageInspection {

    /// Never fails: faults are results. The duration grows with the size of the storage.
    ///
    /// @param quick true to omit the part of the integrity check that compares indexes with their tables
    /// @param backups the directory with the backups; null for the place where they are expected
    Report inspect(boolean quick, @Nullable String backups);

    /// @param checks one result for each of [org.landlord.domain.diagnostics.Check#DATABASE] to
    ///     [org.landlord.domain.diagnostics.Check#LOG]
    /// @param isUsable true if units of work can be run: the storage is intact and has the schema of this
    ///     version
    record Report(List<CheckResult> checks, boolean isUsable) {

        public Report {
            checks = List.copyOf(checks);
        }
    }
}
