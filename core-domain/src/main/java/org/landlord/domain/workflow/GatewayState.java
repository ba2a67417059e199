package org.landlord.domain.workflow;

import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// Whether Landlord can use a gateway.
public enum GatewayState {
    /// Not asked yet, since the server started.
    UNKNOWN,
    /// It responds and accepts the token.
    UP,
    /// It does not respond, or not as a gateway does.
    DOWN,
    /// It refuses the token, or the token lacks a scope.
    UNAUTHORIZED,
    /// The token cannot be read.
    TOKEN_UNREADABLE,
    /// The server may not call its address.
    ADDRESS_REFUSED,
    /// Its status is not `active`.
    DISABLED;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one
    ///     of them
    public static GatewayState of(String label) {
        return Choices.of(values(), GatewayState::label, label);
    }
}
