package org.landlord.adapter.rest.http.head;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.landlord.domain.shared.SecretValues;

/// The path of a request for logs and responses, without credentials that a client put into it.
public final class RedactedPath {

    /// Replaces a path that contains a credential in percent-encoded form.
    private static final String HIDDEN = "/…";

    private RedactedPath() {}

    /// @param path percent-encoded
    public static String of(String path) {
        return path.indexOf('%') >= 0 && SecretValues.containsSecret(decoded(path))
                ? HIDDEN
                : SecretValues.redact(path);
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // Malformed: no path of the API.
            return path;
        }
    }
}
