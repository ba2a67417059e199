package org.landlord.port.out.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;

/// The stored response to a request with an idempotency key.
///
/// @param fingerprint a hash of the whole request
/// @param answer the response as the adapter encodes it
/// @param orgId the organization that the response is about: the record is deleted with it; null if there is
///     none
public record IdempotencyRecord(
        String scope,
        String key,
        String fingerprint,
        String answer,
        Instant createdAt,
        @Nullable OrgId orgId) {}
