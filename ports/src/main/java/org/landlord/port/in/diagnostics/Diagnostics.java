package org.landlord.port.in.diagnostics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.CheckResult;

/// Checks an installation, and changes nothing. For operators with access to the storage, or to a server.
///
/// The check of usage sums is not part of it, because it needs a caller: see
/// [org.landlord.port.in.usage.Usage#verifySums].
@FunctionalInterface
public interface Diagnostics {

    /// Never fails: faults are results.
    Report run(Request request);

    /// @param quick true for a faster check of integrity
    /// @param backups the directory with the backups; null for the place where they are expected
    /// @param withRows true to check all stored values
    record Request(boolean quick, @Nullable String backups, boolean withRows) {}

    /// @param checks one result for each [org.landlord.domain.diagnostics.Check] except
    ///     [org.landlord.domain.diagnostics.Check#SUMS]
    /// @param isUsable true if use cases can be called
    record Report(List<CheckResult> checks, boolean isUsable) {

        public Report {
            checks = List.copyOf(checks);
        }
    }
}
