package org.landlord.domain.access;

import java.time.Instant;
import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The state of an API key.
public enum KeyState {
    /// The key authenticates.
    ACTIVE,
    /// The expiry of the key has passed.
    EXPIRED,
    /// The key was revoked, whether it has expired or not.
    REVOKED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static KeyState of(String label) {
        return Choices.of(values(), KeyState::label, label);
    }

    static KeyState of(ApiKey key, Instant now) {
        if (key.revokedAt() != null) {
            return REVOKED;
        }
        return key.isValid(now) ? ACTIVE : EXPIRED;
    }
}
