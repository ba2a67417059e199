package org.landlord.adapter.rest.access.oidc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.landlord.domain.tenancy.OrgId;

/// Fetches the keys of identity providers by OpenID Connect Discovery, without blocking.
final class JwksFetcher {

    private final IssuerHttp http;

    JwksFetcher(IssuerHttp http) {
        this.http = http;
    }

    /// Fetches the keys of an issuer.
    ///
    /// @param orgId the organization that trusts the issuer
    /// @param issuer the value of `iss`
    /// @return empty if the organization has too many fetches in progress. Fails within seconds, with the reason
    Optional<CompletionStage<JsonWebKeySet>> keys(OrgId orgId, String issuer) {
        return http.converse(
                orgId,
                conversation -> conversation
                        .get(IssuerMetadata.address(issuer))
                        .compose(metadata -> keysUrl(issuer, metadata.toJsonObject()))
                        .compose(conversation::get)
                        .compose(JwksFetcher::keys));
    }

    private static Future<JsonWebKeySet> keys(Buffer document) {
        try {
            return Future.succeededFuture(new JsonWebKeySet(document.toString()));
        } catch (JoseException | RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /// Ends its threads.
    void close() {
        http.close();
    }

    private static Future<String> keysUrl(String issuer, JsonObject metadata) {
        return IssuerMetadata.isOf(issuer, metadata) && metadata.getValue("jwks_uri") instanceof String url
                ? Future.succeededFuture(url)
                : Future.failedFuture(new IOException("the metadata has another issuer or no jwks_uri"));
    }
}
