package org.landlord.adapter.rest.access.authentication;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// A credential in another form than `Authorization: Bearer`. Paths that accept one set it before authentication.
public final class OtherCredential {

    private static final String KEY = "landlord.credential";

    private OtherCredential() {}

    /// @param credential an API key or a token
    public static void set(RoutingContext context, String credential) {
        context.put(KEY, credential);
    }

    /// Null if there is none.
    static @Nullable String of(RoutingContext context) {
        return context.get(KEY);
    }
}
