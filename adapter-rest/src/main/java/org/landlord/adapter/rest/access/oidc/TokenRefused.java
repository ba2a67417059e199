package org.landlord.adapter.rest.access.oidc;

/// A token is invalid. The reason is for the log; clients receive the same response for all invalid tokens.
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param why the reason, without contents of the token
    public TokenRefused(String why) {
        // Without a stack trace: it is expensive, clients control how often it is needed, and it reports no bug.
        super(why, null, false, false);
    }
}
