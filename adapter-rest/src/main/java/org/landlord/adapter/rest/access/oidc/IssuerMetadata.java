package org.landlord.adapter.rest.access.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The endpoints of an issuer for users with a browser (OpenID Connect Discovery 1.0).
///
/// @param authorizationEndpoint where the browser is sent
/// @param tokenEndpoint where the code is exchanged
/// @param endSessionEndpoint where the browser signs out; null if the issuer has no such page
/// @param statesIssuer true if responses of the authorization endpoint have the parameter `iss` (RFC 9207)
/// @param secretInForm true if the client secret is sent in the form, because the issuer does not accept it in the
///     header
public record IssuerMetadata(
        String issuer,
        String authorizationEndpoint,
        String tokenEndpoint,
        @Nullable String endSessionEndpoint,
        boolean statesIssuer,
        boolean secretInForm) {

    private static final String WELL_KNOWN = ".well-known/openid-configuration";

    /// The address of the document.
    static String address(String issuer) {
        return (issuer.endsWith("/") ? issuer : issuer + "/") + WELL_KNOWN;
    }

    /// True if the document is of the issuer (section 4.3).
    static boolean isOf(String issuer, JsonObject document) {
        return issuer.equals(document.getValue("issuer"));
    }

    /// @throws IOException if the document is of another issuer or has no endpoints for browsers
    static IssuerMetadata of(String issuer, JsonObject document) throws IOException {
        if (isOf(issuer, document)
                && document.getValue("authorization_endpoint") instanceof String authorization
                && document.getValue("token_endpoint") instanceof String token) {
            return new IssuerMetadata(
                    issuer,
                    authorization,
                    token,
                    document.getValue("end_session_endpoint") instanceof String url ? url : null,
                    Boolean.TRUE.equals(document.getValue("authorization_response_iss_parameter_supported")),
                    isSecretInForm(document));
        }
        throw new IOException("the metadata has another issuer, or no authorization_endpoint or token_endpoint");
    }

    /// In the header if the document does not say.
    private static boolean isSecretInForm(JsonObject document) {
        return Optional.ofNullable(document.getValue("token_endpoint_auth_methods_supported"))
                .filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .filter(methods -> !methods.contains("client_secret_basic"))
                .filter(methods -> methods.contains("client_secret_post"))
                .isPresent();
    }
}
