package org.landlord.adapter.rest.http.request;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/// Parameters of the path that were given as references, such as `slug:acme`, and the ids that they name.
public final class ResolvedPath {

    private static final String KEY = "landlord.path.";

    private ResolvedPath() {}

    /// Replaces a parameter of the path.
    public static void set(RoutingContext context, String name, String id) {
        context.put(KEY + name, id);
    }

    /// Null for a parameter that was not given as a reference.
    static @Nullable String of(RoutingContext context, String name) {
        return context.get(KEY + name);
    }
}
