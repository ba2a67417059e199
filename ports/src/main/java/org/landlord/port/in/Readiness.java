package org.landlord.port.in;

import java.util.Optional;

/// Whether requests can be served at all.
@FunctionalInterface
public interface Readiness {

    /// Why none can be served until somebody mends it. Costs next to nothing: meant for probes that ask every second.
    ///
    /// @return a sentence; nothing while all is well
    Optional<String> hindrance();
}
