package org.landlord.port.out.idempotency;

import java.time.Instant;
import java.util.Optional;

/// Answers that were given, for as long as their requests may be repeated. Each goes with the organization it tells
/// of.
public interface IdempotencyStore {

    /// Inserts, or replaces the record with the same scope and key.
    void put(IdempotencyRecord answered);

    Optional<IdempotencyRecord> find(String scope, String key);

    /// Removes records made before `instant`, the oldest first.
    ///
    /// @param limit how many, about: others wait meanwhile. Those of the same instant go together
    void deleteBefore(Instant instant, int limit);
}
