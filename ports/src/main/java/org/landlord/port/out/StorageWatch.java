package org.landlord.port.out;

import java.util.Optional;

/// Detects that the storage is not the one that was opened.
public interface StorageWatch {

    /// Why the storage cannot be used until an operator intervenes, such as a replaced file. Units of work
    /// are refused with [org.landlord.domain.failure.Unavailable] meanwhile. Does not access the storage.
    ///
    /// @return a sentence; empty if the storage is in order
    Optional<String> fault();
}
