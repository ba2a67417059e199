package org.landlord.port.in.idempotency;

import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Text;

/// A request with an idempotency key.
///
/// @param place whom the request is about: the organization, or the platform
/// @param scope the same key in two scopes is two keys; requests with the same scope have the same place
/// @param key 1 to 255 characters
/// @param fingerprint a hash of the whole request
public record IdempotentRequest(Scope place, String scope, String key, String fingerprint) {

    public static final int MAX_KEY_LENGTH = 255;

    /// @throws InvalidInput naming `key`, if it breaks a rule
    public IdempotentRequest {
        try {
            key = checkKey(key);
        } catch (InvalidInput refused) {
            throw refused.at("key");
        }
    }

    /// @return the key, trimmed
    /// @throws InvalidInput if the key is empty, too long or has control characters
    public static String checkKey(String key) {
        return Text.check(key, MAX_KEY_LENGTH);
    }
}
