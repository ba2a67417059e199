package org.landlord.adapter.rest.access.signin;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Where an identity provider sends the browser after the sign-in (OpenID Connect Core 1.0, section 3.1.2.5).
@Path(OidcSignIn.CALLBACK)
public class OidcCallbackResource {

    private final OidcSignIn oidc;

    OidcCallbackResource(OidcSignIn oidc) {
        this.oidc = oidc;
    }

    /// Unknown parameters are ignored: providers add their own (RFC 6749, section 4.1.2).
    @GET
    @NonBlocking
    public CompletionStage<Response> complete(@Context RoutingContext http) {
        MultiMap query = http.queryParams();
        return oidc.complete(
                http,
                new OidcSignIn.Answer(one(query, "code"), one(query, "state"), one(query, "error"), one(query, "iss")));
    }

    private static @Nullable String one(MultiMap query, String name) {
        List<String> values = query.getAll(name);
        return values.size() == 1 ? values.getFirst() : null;
    }
}
