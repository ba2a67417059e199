package org.landlord.port.out.access;

import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.SecretHash;

/// A key as it is kept: without its secret.
///
/// @param key the key
/// @param secretHash what its secret is recognized by
public record StoredApiKey(ApiKey key, SecretHash secretHash) {}
