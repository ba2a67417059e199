package org.landlord.port.out.access;

import java.time.Instant;
import org.landlord.domain.access.KeyId;

/// The position of a key in a list by expiry, then by id.
public record KeyExpiry(Instant expiresAt, KeyId keyId) {}
