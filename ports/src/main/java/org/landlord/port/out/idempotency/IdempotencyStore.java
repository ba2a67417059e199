package org.landlord.port.out.idempotency;

import java.time.Instant;
import java.util.Optional;

/// Stored responses to requests that may be repeated. Each is deleted with the organization that it is about.
public interface IdempotencyStore {

    /// Inserts or replaces the record with the same scope and key.
    void put(IdempotencyRecord answered);

    /// Does not find records of organizations that are marked as deleted.
    Optional<IdempotencyRecord> find(String scope, String key);

    /// Deletes records that were created before `instant`.
    ///
    /// @param limit the maximum number of records; storage chooses which
    void deleteBefore(Instant instant, int limit);
}
