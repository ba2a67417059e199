package org.landlord.port.out.idempotency;

import java.time.Instant;
import java.util.Optional;

/// Answers that were given, for as long as their requests may be repeated. Each goes with the organization it tells
/// of.
public interface IdempotencyStore {

    /// Inserts, or replaces the record with the same scope and key.
    void put(IdempotencyRecord answered);

    /// Not one that tells of an organization that is marked as deleted.
    Optional<IdempotencyRecord> find(String scope, String key);

    /// Removes records made before `instant`.
    ///
    /// @param limit the most to remove; which, if there are more, is the storage's choice
    void deleteBefore(Instant instant, int limit);
}
