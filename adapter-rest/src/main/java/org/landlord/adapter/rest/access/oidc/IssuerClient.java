package org.landlord.adapter.rest.access.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

/// The client of issuers for the sign-in with a browser: authorization code flow (OpenID Connect Core 1.0, section
/// 3.1) with PKCE (RFC 7636). Never blocks.
@Singleton
public class IssuerClient {

    private static final Logger LOG = Logger.getLogger(IssuerClient.class);

    /// How long the endpoints of an issuer are remembered.
    private static final Duration FRESH = Duration.ofMinutes(5);

    /// The most issuers in memory.
    private static final int REMEMBERED = 1_000;

    private static final Duration LATER = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final IssuerHttp http;
    private final Cache<String, IssuerMetadata> known;

    /// Issuers that could not be reached: they are not asked again for some seconds, however many users ask.
    private final Cache<String, Boolean> unreachable;

    @Inject
    IssuerClient(
            Vertx vertx, @ConfigProperty(name = "landlord.oidc.allow-private-issuers") boolean allowPrivateIssuers) {
        this(new IssuerHttp(vertx, new OutboundAddressPolicy(allowPrivateIssuers)));
    }

    IssuerClient(IssuerHttp http) {
        this.http = http;
        this.known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(FRESH)
                .executor(Runnable::run)
                .build();
        this.unreachable = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(LATER)
                .executor(Runnable::run)
                .build();
    }

    /// The endpoints of an issuer.
    ///
    /// @param orgId the organization that trusts the issuer
    /// @return fails with [Unavailable] if they cannot be read
    public CompletionStage<IssuerMetadata> metadata(OrgId orgId, String issuer) {
        IssuerMetadata found = known.getIfPresent(issuer);
        if (found != null) {
            return CompletableFuture.completedFuture(found);
        }
        if (unreachable.getIfPresent(issuer) != null) {
            return CompletableFuture.failedFuture(unavailable());
        }
        return available(
                issuer,
                http.converse(
                        orgId,
                        conversation -> conversation
                                .get(IssuerMetadata.address(issuer))
                                .compose(document -> read(issuer, document))
                                .onSuccess(metadata -> known.put(issuer, metadata))
                                .onFailure(_ -> unreachable.put(issuer, true))));
    }

    private Future<IssuerMetadata> read(String issuer, Buffer document) {
        try {
            IssuerMetadata metadata = IssuerMetadata.of(issuer, document.toJsonObject());
            return http.allows(metadata.authorizationEndpoint())
                    ? Future.succeededFuture(metadata)
                    : Future.failedFuture(new IOException("the URL of the authorization_endpoint is not allowed"));
        } catch (IOException | DecodeException e) {
            return Future.failedFuture(e);
        }
    }

    /// Exchanges a code.
    ///
    /// @param orgId the organization that trusts the issuer
    /// @param secret of the client; null for a public client
    /// @return the ID token, not verified. Fails with [TokenRefused] if the issuer rejects the code, and with
    ///     [Unavailable] if it cannot be reached
    public CompletionStage<String> exchange(
            OrgId orgId, IssuerMetadata issuer, CodeExchange code, @Nullable String secret) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.code());
        form.put("redirect_uri", code.redirectUri());
        form.put("code_verifier", code.verifier());
        form.put("client_id", code.clientId());
        boolean inForm = secret != null && issuer.secretInForm();
        if (secret != null && inForm) {
            form.put("client_secret", secret);
        }
        String authorization = secret == null || inForm ? null : basic(code.clientId(), secret);
        return available(
                issuer.issuer(),
                http.converse(
                        orgId,
                        conversation -> conversation
                                .post(issuer.tokenEndpoint(), encoded(form), authorization)
                                .compose(IssuerClient::idToken)));
    }

    private static Future<String> idToken(IssuerHttp.Reply reply) {
        if (reply.status() >= SERVER_ERROR) {
            return Future.failedFuture(new IOException("the token endpoint answers with status " + reply.status()));
        }
        JsonObject body;
        try {
            body = reply.body().toJsonObject();
        } catch (DecodeException e) {
            return Future.failedFuture(e);
        }
        if (reply.status() == OK && body.getValue("id_token") instanceof String token) {
            return Future.succeededFuture(token);
        }
        return Future.failedFuture(new TokenRefused(
                reply.status() >= CLIENT_ERROR
                        ? "the token endpoint rejects the code: " + code(body)
                        : "the response of the token endpoint has no id_token"));
    }

    /// The error code of RFC 6749, section 5.2.
    private static String code(JsonObject body) {
        return body.getValue("error") instanceof String code && code.matches("[a-z_]{1,40}") ? code : "no reason given";
    }

    /// Section 2.3.1 of RFC 6749: both parts are encoded as in a form.
    private static String basic(String clientId, String secret) {
        String pair = encoded(clientId) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// In the format `application/x-www-form-urlencoded`.
    public static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The reason of a failure is logged and not told: it would reveal what the server can reach.
    private static <T> CompletionStage<T> available(String issuer, Optional<CompletionStage<T>> answer) {
        return answer.map(stage -> stage.exceptionallyCompose(thrown -> {
                    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
                    if (cause instanceof TokenRefused) {
                        return CompletableFuture.<T>failedFuture(cause);
                    }
                    LOG.warnf(
                            "the issuer %s cannot be used: %s",
                            issuer, cause instanceof IOException ? cause.getMessage() : "the response is malformed");
                    return CompletableFuture.<T>failedFuture(unavailable());
                }))
                .orElseGet(() -> CompletableFuture.failedFuture(unavailable()));
    }

    private static Unavailable unavailable() {
        return new Unavailable("the identity provider cannot be reached", LATER);
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
