package org.landlord.adapter.rest.access.oidc;

/// A token is invalid. The reason is for the log; clients receive the same response for all invalid tokens.
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param why the reason, as a part of a sentence, without contents of the token
    public TokenRefused(String why) {
        // Nobody is to look for a bug: this happens all the time, and attackers decide how often.
        super(why, null, false, false);
    }
}
