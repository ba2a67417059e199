package org.landlord.adapter.rest.access.signin;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.oidc.IssuerClient;
import org.landlord.adapter.rest.access.session.RequestForgery;
import org.landlord.adapter.rest.access.signin.SignInRefused.Code;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.port.in.access.session.SignIn;

/// Begins the sign-in of a user: finds the identity provider of the organization, and sends the browser there.
@Path("/console/auth/start")
public class SignInStartResource {

    /// @param organization its slug or id; null if `email` is given
    /// @param email an address of a domain of the organization; null if `organization` is given
    /// @param provider the id of the provider, for organizations with several; null for the only one
    /// @param returnTo a page of the console or of a front end; null for its home page
    private record Start(
            @Nullable String organization,
            @Nullable String email,
            @Nullable String provider,
            @Nullable String returnTo) {}

    private final SignIn signIn;
    private final SignInPages pages;
    private final ReturnPages returnPages;
    private final List<SignInProtocol> protocols;

    SignInStartResource(
            SignIn signIn, SignInPages pages, ReturnPages returnPages, @All List<SignInProtocol> protocols) {
        this.signIn = signIn;
        this.pages = pages;
        this.returnPages = returnPages;
        this.protocols = protocols;
    }

    @GET
    @Blocking
    public CompletionStage<Response> start(@Context RoutingContext http) {
        Start start = new ApiRequest(http)
                .read(in -> new Start(
                        in.query("organization", Function.identity()),
                        in.query("email", Function.identity()),
                        in.query("provider", Function.identity()),
                        in.query("returnTo", Function.identity())));
        if ((start.organization() == null) == (start.email() == null)) {
            throw InvalidInput.of("organization", "must be set, or email, but not both");
        }
        if (RequestForgery.isLedByOtherOrigin(http)) {
            return CompletableFuture.completedFuture(
                    SignInPages.redirect(askFirst(start)).build());
        }
        ReturnPath returnTo = returnPages.of(start.returnTo());
        CompletionStage<Response> response;
        try {
            IdentityProvider provider = provider(start);
            response = protocol(provider).start(http, provider, returnTo);
        } catch (SignInRefused refused) {
            response = CompletableFuture.failedFuture(refused);
        }
        return response.exceptionally(
                thrown -> pages.refused(http, thrown, returnTo).build());
    }

    /// The sign-in page, filled in. Otherwise a page of another site could sign a user in as somebody else, with an
    /// identity provider that signs everybody in (login CSRF).
    private String askFirst(Start start) {
        Map<String, String> query = new LinkedHashMap<>();
        putPresent(query, "organization", start.organization());
        putPresent(query, "email", start.email());
        putPresent(query, "provider", start.provider());
        query.put("returnTo", returnPages.of(start.returnTo()).path());
        return SignInPages.SIGN_IN + "?" + IssuerClient.encoded(query);
    }

    private static void putPresent(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private IdentityProvider provider(Start start) {
        String organization = start.organization();
        List<IdentityProvider> found = (organization != null
                        ? signIn.providersOf(organization)
                        : signIn.providersOfAddress(String.valueOf(start.email())))
                .stream()
                        .filter(provider -> start.provider() == null
                                || provider.providerId().value().equals(start.provider()))
                        .toList();
        if (found.isEmpty()) {
            throw new SignInRefused(Code.UNKNOWN, "no active identity provider of the organization or the domain");
        }
        if (found.size() > 1) {
            throw new SignInRefused(Code.AMBIGUOUS, "several identity providers of the organization or the domain");
        }
        return found.getFirst();
    }

    private SignInProtocol protocol(IdentityProvider provider) {
        return protocols.stream()
                .filter(protocol -> protocol.type() == provider.type())
                .findFirst()
                .orElseThrow(() -> new SignInRefused(
                        Code.UNKNOWN,
                        "users cannot sign in with providers of type "
                                + provider.type().label()));
    }
}
