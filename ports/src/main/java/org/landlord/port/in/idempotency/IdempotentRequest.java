package org.landlord.port.in.idempotency;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Text;

/// A request and the key that its repetitions carry too.
///
/// @param scope where the key belongs to: the same key in two scopes is two keys
/// @param key the caller's, 1 to 255 characters
/// @param fingerprint tells the request apart from any other: a hash of all that was asked
public record IdempotentRequest(String scope, String key, String fingerprint) {

    /// The most characters a key may have.
    public static final int MAX_KEY_LENGTH = 255;

    /// @throws InvalidInput naming `key`, if the key is empty, too long or has control characters
    public IdempotentRequest {
        try {
            key = Text.check(key, MAX_KEY_LENGTH);
        } catch (InvalidInput refused) {
            throw refused.at("key");
        }
    }
}
