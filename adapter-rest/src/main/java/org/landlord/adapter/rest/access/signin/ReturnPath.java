package org.landlord.adapter.rest.access.signin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page that a browser returns to after the sign-in. Always a path of this server: a link to the sign-in must not
/// lead to another site (open redirect).
///
/// @param path a path of the console or of the operator's front ends, with its query
public record ReturnPath(String path) {

    private static final String CONSOLE = "/console";
    private static final String HOME = "/console/";
    private static final String SIGN_IN = "/console/auth/";
    private static final int MAX_LENGTH = 1024;

    /// No slash may follow another: `//host` is an address of another host, and browsers read a backslash as a slash.
    private static final Pattern SAFE =
            Pattern.compile("(?:/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)+/?(?:\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");

    private static final Pattern DOTS = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?=[/?]|$)");

    /// The home page of the console.
    public static ReturnPath home() {
        return new ReturnPath(HOME);
    }

    /// True for the home page of the console, where a browser goes if it came for no page.
    boolean isHome() {
        return path.equals(HOME);
    }

    /// @param text the asked path; null for none
    /// @param frontEnds the path of the operator's front ends; null if there are none
    /// @return the home page of the console if the path is not allowed
    static ReturnPath of(@Nullable String text, @Nullable String frontEnds) {
        boolean allowed = text != null
                && text.length() <= MAX_LENGTH
                && SAFE.matcher(text).matches()
                && !DOTS.matcher(text).find()
                && !text.startsWith(SIGN_IN)
                && (isBelow(text, CONSOLE) || frontEnds != null && isBelow(text, frontEnds));
        return new ReturnPath(text != null && allowed ? text : HOME);
    }

    private static boolean isBelow(String text, String path) {
        String pathOnly = text.split("\\?", 2)[0];
        return pathOnly.equals(path) || pathOnly.startsWith(path + "/");
    }
}
