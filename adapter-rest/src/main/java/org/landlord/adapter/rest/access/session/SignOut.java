package org.landlord.adapter.rest.access.session;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.port.in.access.session.EndedSession;

/// The sign-out at identity providers, one bean for each protocol.
public interface SignOut {

    /// The page of the identity provider that ends the user's session there.
    ///
    /// @param token the token of the ended session
    /// @return null if the session began with another protocol, or the provider has no such page
    @Nullable
    String url(RoutingContext http, EndedSession ended, SessionToken token);
}
