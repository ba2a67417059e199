package org.landlord.port.in.access;

import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;

/// A key that was just made. The only time that its token is seen.
///
/// @param key the key
/// @param token what its holder sends
public record IssuedApiKey(ApiKey key, ApiKeyToken token) {}
