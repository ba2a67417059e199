package org.landlord.adapter.rest.access.signin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page of the console that a browser returns to after the sign-in. Always a path of this server: a link to the
/// sign-in must not lead to another site (open redirect).
///
/// @param path a path below `/console`, with its query
public record ReturnPath(String path) {

    private static final String HOME = "/console/";
    private static final String SIGN_IN = "/console/auth/";
    private static final int MAX_LENGTH = 1024;

    /// No slash may follow another: `//host` is an address of another host, and browsers read a backslash as a slash.
    private static final Pattern SAFE =
            Pattern.compile("/console(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*/?(?:\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");

    private static final Pattern DOTS = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?=[/?]|$)");

    /// @param text the asked path; null for none
    /// @return the home page of the console if the path is not allowed
    public static ReturnPath of(@Nullable String text) {
        boolean allowed = text != null
                && text.length() <= MAX_LENGTH
                && SAFE.matcher(text).matches()
                && !DOTS.matcher(text).find()
                && !text.startsWith(SIGN_IN);
        return new ReturnPath(text != null && allowed ? text : HOME);
    }
}
