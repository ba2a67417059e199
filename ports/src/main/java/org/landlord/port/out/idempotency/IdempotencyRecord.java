package org.landlord.port.out.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;

/// That a request was answered.
///
/// @param scope where the key belongs to
/// @param key the caller's key
/// @param fingerprint tells the request apart from any other
/// @param answer what it was answered, in the words of whoever answered
/// @param createdAt when
/// @param orgId the organization that the answer tells of: it takes the record along when it is
///     deleted; null if it tells of none
public record IdempotencyRecord(
        String scope,
        String key,
        String fingerprint,
        String answer,
        Instant createdAt,
        @Nullable OrgId orgId) {}
