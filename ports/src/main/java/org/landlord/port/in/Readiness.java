package org.landlord.port.in;

import java.util.Optional;

/// Whether requests can be served.
@FunctionalInterface
public interface Readiness {

    /// The reason why no request can be served until an operator intervenes. Cheap enough for a probe each
    /// second.
    ///
    /// @return a sentence; empty if requests can be served
    Optional<String> hindrance();
}
