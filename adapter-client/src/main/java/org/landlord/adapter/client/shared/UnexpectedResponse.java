package org.landlord.adapter.client.shared;

import org.jspecify.annotations.Nullable;

/// The server answered what no use case answers: it has a bug, or it is no Landlord of this version. Not a failure,
/// but a bug on one of the two sides.
public final class UnexpectedResponse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what came back, in short
    /// @param cause why it could not be understood; null if it could
    UnexpectedResponse(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
