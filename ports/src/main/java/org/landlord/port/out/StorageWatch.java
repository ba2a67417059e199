package org.landlord.port.out;

import java.util.Optional;

/// Knows whether storage is still the one that was opened.
public interface StorageWatch {

    /// What has happened to the storage that makes it useless until somebody mends it: a file that was
    /// replaced, say. Units of work are refused with [org.landlord.domain.failure.Unavailable] meanwhile. Asks
    /// nothing of the storage and costs next to nothing.
    ///
    /// @return a sentence; nothing while all is well
    Optional<String> fault();
}
