package org.landlord.adapter.rest.access.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.landlord.domain.identity.ProviderAspect;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

/// Reads the documents of an issuer to say what is wrong with them. Nothing is cached.
@Singleton
public class IssuerDocuments {

    private static final String CODE = "code";
    private static final String S256 = "S256";

    private final IssuerHttp http;

    @Inject
    IssuerDocuments(
            Vertx vertx, @ConfigProperty(name = "landlord.oidc.allow-private-issuers") boolean allowPrivateIssuers) {
        this(new IssuerHttp(vertx, new OutboundAddressPolicy(allowPrivateIssuers)));
    }

    IssuerDocuments(IssuerHttp http) {
        this.http = http;
    }

    /// Blocks for some seconds at most.
    ///
    /// @param orgId the organization that trusts the issuer
    public List<ProviderFinding> findings(OrgId orgId, String issuer) {
        Optional<CompletionStage<List<ProviderFinding>>> findings = http.converse(
                orgId,
                conversation -> conversation
                        .get(IssuerMetadata.address(issuer))
                        .map(Buffer::toJsonObject)
                        .compose(
                                document -> findings(conversation, issuer, document),
                                failed -> Future.succeededFuture(List.of(ProviderFinding.problem(
                                        ProviderAspect.ISSUER,
                                        "The metadata document cannot be read at " + IssuerMetadata.address(issuer)
                                                + ": " + reason(failed) + ".")))));
        return findings.map(stage -> stage.toCompletableFuture().join())
                .orElseGet(() -> List.of(ProviderFinding.skipped(
                        ProviderAspect.ISSUER,
                        "The provider was not called: too many calls of this organization are in progress.")));
    }

    private Future<List<ProviderFinding>> findings(
            IssuerHttp.Conversation conversation, String issuer, JsonObject document) {
        if (!IssuerMetadata.isOf(issuer, document)) {
            return Future.succeededFuture(List.of(ProviderFinding.problem(
                    ProviderAspect.ISSUER,
                    "The metadata document is of another issuer: its 'issuer' must be exactly " + issuer + ".")));
        }
        List<ProviderFinding> findings = new ArrayList<>();
        findings.add(ProviderFinding.ok(ProviderAspect.ISSUER, "The metadata document can be read."));
        return keys(conversation, document).map(keys -> {
            findings.add(keys);
            findings.add(signIn(issuer, document));
            return findings;
        });
    }

    private static Future<ProviderFinding> keys(IssuerHttp.Conversation conversation, JsonObject document) {
        if (!(document.getValue("jwks_uri") instanceof String url)) {
            return Future.succeededFuture(
                    ProviderFinding.problem(ProviderAspect.KEYS, "The metadata document has no jwks_uri."));
        }
        return conversation
                .get(url)
                .map(IssuerDocuments::keys)
                .otherwise(failed -> ProviderFinding.problem(
                        ProviderAspect.KEYS, "The keys cannot be read at jwks_uri: " + reason(failed) + "."));
    }

    private static ProviderFinding keys(Buffer document) {
        try {
            long signing = new JsonWebKeySet(document.toString())
                    .getJsonWebKeys().stream()
                            .filter(key -> key.getUse() == null || key.getUse().equals("sig"))
                            .count();
            return signing == 0
                    ? ProviderFinding.problem(ProviderAspect.KEYS, "The provider has no signing key.")
                    : ProviderFinding.ok(
                            ProviderAspect.KEYS,
                            signing == 1 ? "There is 1 signing key." : "There are " + signing + " signing keys.");
        } catch (JoseException e) {
            throw new CompletionException(e);
        }
    }

    private ProviderFinding signIn(String issuer, JsonObject document) {
        try {
            IssuerMetadata metadata = IssuerMetadata.of(issuer, document);
            if (!http.allows(metadata.authorizationEndpoint()) || !http.allows(metadata.tokenEndpoint())) {
                return ProviderFinding.problem(
                        ProviderAspect.SIGN_IN,
                        "The authorization_endpoint and the token_endpoint must have the scheme https.");
            }
        } catch (IOException _) {
            return ProviderFinding.problem(
                    ProviderAspect.SIGN_IN,
                    "The metadata document has no authorization_endpoint or no token_endpoint: users cannot sign in"
                            + " with a browser.");
        }
        if (lacks(document, "response_types_supported", CODE)) {
            return ProviderFinding.problem(
                    ProviderAspect.SIGN_IN, "The provider does not support the authorization code flow.");
        }
        return lacks(document, "code_challenge_methods_supported", S256)
                ? ProviderFinding.warning(ProviderAspect.SIGN_IN, "The provider does not support PKCE with S256.")
                : ProviderFinding.ok(
                        ProviderAspect.SIGN_IN, "The provider supports the authorization code flow with PKCE.");
    }

    /// False if the document does not say what the provider supports: some providers leave these members out.
    private static boolean lacks(JsonObject document, String member, String value) {
        return document.getValue(member) instanceof JsonArray values && !values.contains(value);
    }

    /// A clause. Hosts that do not exist and those that are not public have the same one: an organization must
    /// not learn which hosts the network of the server has.
    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case UnknownHostException _ -> "the host has no public address";
            case ConnectException _ -> "the connection failed";
            case SSLException _ -> "the TLS certificate is not trusted, or is of another host";
            case DecodeException _, ClassCastException _ -> "the document is not a JSON object";
            case JoseException _ -> "the document is not a JSON Web Key Set";
            case IOException io when io.getMessage() != null -> io.getMessage();
            default -> "the response is malformed";
        };
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
