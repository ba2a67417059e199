package org.landlord.port.out.access;

import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.SecretHash;

/// A key with the hash of its secret.
public record StoredApiKey(ApiKey key, SecretHash secretHash) {}
