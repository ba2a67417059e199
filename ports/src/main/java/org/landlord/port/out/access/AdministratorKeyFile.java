package org.landlord.port.out.access;

import java.util.Optional;

/// Where the first administrator's key is left for whoever started Landlord: beside the storage, for nobody else
/// to read.
public interface AdministratorKeyFile {

    /// Leaves a key there, durably, in place of one that was there before.
    ///
    /// @throws org.landlord.domain.failure.Unavailable if it cannot be written
    void leave(String token);

    /// What was left there; empty if nothing was, or it may not be read.
    Optional<String> left();

    /// Where a key is left, as an operator writes it, such as the path of a file; empty if the place has no name.
    default Optional<String> location() {
        return Optional.empty();
    }
}
