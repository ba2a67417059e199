package org.landlord.port.out.access;

import java.util.Optional;

/// Stores the administrator's key for the operator who starts Landlord, outside of the storage and readable
/// by the operator alone.
public interface AdminKeyStore {

    /// Stores a key durably, in place of one that was stored before.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it cannot be written
    void save(String token);

    /// The stored key; empty if there is none or it cannot be read.
    Optional<String> load();

    /// Where a key is stored, as an operator writes it, such as the path of a file; empty if the place has no name.
    default Optional<String> location() {
        return Optional.empty();
    }
}
