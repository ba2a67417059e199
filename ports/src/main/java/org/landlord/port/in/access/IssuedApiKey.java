package org.landlord.port.in.access;

import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;

/// A new key with its token, which is not stored.
public record IssuedApiKey(ApiKey key, ApiKeyToken token) {}
