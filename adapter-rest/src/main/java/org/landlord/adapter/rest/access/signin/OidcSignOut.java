package org.landlord.adapter.rest.access.signin;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.oidc.IssuerClient;
import org.landlord.adapter.rest.access.oidc.IssuerMetadata;
import org.landlord.adapter.rest.access.session.RequestForgery;
import org.landlord.adapter.rest.access.session.SignOut;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.port.in.access.session.EndedSession;

/// The sign-out at an OpenID Connect provider (RP-Initiated Logout 1.0).
///
/// The provider asks the user for a confirmation unless it is sent the ID token of the sign-in. That token is stored
/// with the session, encrypted by a key that is derived from the session's token: the storage alone reveals nothing.
@Singleton
class OidcSignOut implements SignOut {

    private static final String PROTOCOL = "oidc";
    private static final String ENDPOINT = "endpoint";
    private static final String CLIENT = "clientId";
    private static final String ID_TOKEN = "idToken";

    /// What the sign-out of a session needs.
    ///
    /// @param token of the session
    /// @return null if the issuer has no page for it
    static @Nullable String hint(IssuerMetadata issuer, String clientId, String idToken, SessionToken token) {
        String endpoint = issuer.endSessionEndpoint();
        if (endpoint == null) {
            return null;
        }
        JsonObject hint = new JsonObject().put(ENDPOINT, endpoint).put(CLIENT, clientId);
        String full =
                SealedHint.seal(PROTOCOL, hint.copy().put(ID_TOKEN, idToken).encode(), token);
        return full.length() <= SealedHint.MAX_LENGTH ? full : SealedHint.seal(PROTOCOL, hint.encode(), token);
    }

    @Override
    public @Nullable String url(RoutingContext http, EndedSession ended, SessionToken token) {
        return SealedHint.open(PROTOCOL, ended.signOutHint(), token)
                .map(JsonObject::new)
                .map(hint -> url(http, hint))
                .orElse(null);
    }

    private static String url(RoutingContext http, JsonObject hint) {
        Map<String, String> query = new LinkedHashMap<>();
        String idToken = hint.getString(ID_TOKEN);
        if (idToken != null) {
            query.put("id_token_hint", idToken);
        }
        query.put("client_id", hint.getString(CLIENT));
        query.put("post_logout_redirect_uri", RequestForgery.ownOrigin(http) + SignInPages.SIGN_IN);
        String endpoint = hint.getString(ENDPOINT);
        return endpoint + (endpoint.contains("?") ? "&" : "?") + IssuerClient.encoded(query);
    }
}
