package org.landlord.port.out.diagnostics;

import java.util.List;
import org.landlord.domain.diagnostics.CheckResult;

/// Checks a part of an installation that is not the storage, and changes nothing.
@FunctionalInterface
public interface Inspection {

    /// Never fails: faults are results.
    List<CheckResult> inspect();
}
