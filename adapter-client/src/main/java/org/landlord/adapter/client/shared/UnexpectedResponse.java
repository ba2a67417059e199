package org.landlord.adapter.client.shared;

import org.jspecify.annotations.Nullable;

/// The response does not match the API: the server or this client has a bug, or the server is not a Landlord
/// server of a compatible version.
public final class UnexpectedResponse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message with an excerpt of the response
    /// @param cause the parse error; null if there is none
    UnexpectedResponse(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
