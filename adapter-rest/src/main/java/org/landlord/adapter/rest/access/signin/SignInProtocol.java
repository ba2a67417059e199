package org.landlord.adapter.rest.access.signin;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderType;

/// A protocol that users sign in with, one bean for each.
public interface SignInProtocol {

    /// The type of the providers that speak it.
    ProviderType type();

    /// Sends the browser to the identity provider.
    ///
    /// @param provider an active provider of this type
    /// @param returnTo where the browser goes after the sign-in
    /// @return a redirect. Fails with [SignInRefused], and with [org.landlord.domain.failure.Unavailable] if the
    ///     provider cannot be reached
    CompletionStage<Response> start(RoutingContext http, IdentityProvider provider, ReturnPath returnTo);
}
