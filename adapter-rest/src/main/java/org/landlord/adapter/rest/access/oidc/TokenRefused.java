package org.landlord.adapter.rest.access.oidc;

/// A token is not good. Why is for the log of who runs the server: to whoever sent it, all tokens that are not good
/// are the same.
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param why a part of a sentence, without anything that the token says
    public TokenRefused(String why) {
        // Nobody is to look for a bug: this happens all the time, and attackers decide how often.
        super(why, null, false, false);
    }
}
