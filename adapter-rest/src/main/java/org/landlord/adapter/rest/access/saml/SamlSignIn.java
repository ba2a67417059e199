package org.landlord.adapter.rest.access.saml;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.signin.ReturnPages;
import org.landlord.adapter.rest.access.signin.ReturnPath;
import org.landlord.adapter.rest.access.signin.SignInAttempt;
import org.landlord.adapter.rest.access.signin.SignInCookie;
import org.landlord.adapter.rest.access.signin.SignInPages;
import org.landlord.adapter.rest.access.signin.SignInProtocol;
import org.landlord.adapter.rest.access.signin.SignInRefused;
import org.landlord.adapter.rest.access.signin.SignInRefused.Code;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.access.session.SignInUser;
import org.landlord.port.in.identity.SamlProvider;
import org.landlord.port.in.identity.SamlProviders;

/// Signs users in with SAML 2.0: web browser SSO, with requests by redirect and responses by form. All methods
/// block.
@Singleton
class SamlSignIn implements SignInProtocol {

    /// XML names do not begin with a digit.
    private static final String ID_PREFIX = "_";

    private final SamlProviders providers;
    private final SamlVerifier verifier;
    private final SignIn signIn;
    private final SignInPages pages;
    private final ReturnPages returnPages;
    private final PendingUsers pending = new PendingUsers();
    private final InstantSource clock = InstantSource.system();

    SamlSignIn(
            SamlProviders providers, SamlVerifier verifier, SignIn signIn, SignInPages pages, ReturnPages returnPages) {
        this.providers = providers;
        this.verifier = verifier;
        this.signIn = signIn;
        this.pages = pages;
        this.returnPages = returnPages;
    }

    @Override
    public ProviderType type() {
        return ProviderType.SAML;
    }

    @Override
    public CompletionStage<Response> start(RoutingContext http, IdentityProvider record, ReturnPath returnTo) {
        SamlProvider provider = provider(record.orgId(), record.providerId());
        String entityId = provider.entityId();
        if (entityId == null) {
            throw misconfigured("the record has no clientId, which is the entity id of Landlord", provider);
        }
        if (provider.certificates().isEmpty()) {
            throw misconfigured("the record has no valid certificate", provider);
        }
        SignInAttempt attempt = SignInAttempt.begin(
                signIn.newToken(), provider.orgId(), provider.providerId(), returnTo, clock.instant());
        String url = SamlRequests.url(
                ssoUrl(provider),
                ID_PREFIX + attempt.state(),
                entityId,
                SamlEndpoints.consumer(http, provider.orgId(), provider.providerId()));
        return CompletableFuture.completedFuture(SignInPages.redirect(url)
                .header(HttpHeaders.SET_COOKIE.toString(), SignInCookie.set(http, attempt))
                .build());
    }

    private static String ssoUrl(SamlProvider provider) {
        String url = provider.ssoUrl();
        try {
            URI uri = new URI(url == null ? "" : url);
            boolean isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (url != null && isWeb && uri.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // The same as none.
        }
        throw misconfigured("the record has no ssoUrl with the address of its sign-in page", provider);
    }

    /// Takes a response of a provider, and sends the browser on to [#complete], or to [#tell] if it is
    /// refused.
    ///
    /// @param response the form parameter `SAMLResponse`; null if there is none
    Response receive(RoutingContext http, OrgId orgId, ProviderId providerId, @Nullable String response) {
        try {
            SamlProvider provider = provider(orgId, providerId);
            SamlUser user = verified(provider, SamlEndpoints.consumer(http, orgId, providerId), response);
            String handle = signIn.newToken().secret();
            pending.add(handle, provider, user, clock.instant());
            return SignInPages.redirect(SamlEndpoints.ROOT + SamlEndpoints.COMPLETE + "?user=" + handle)
                    .build();
        } catch (SamlRefused refused) {
            return refused(http, new SignInRefused(Code.INVALID, refused.reason() + of(orgId, providerId)));
        } catch (SamlDenied denied) {
            return refused(http, new SignInRefused(Code.DENIED, denied.getMessage() + of(orgId, providerId)));
        } catch (SignInRefused refused) {
            return refused(http, refused);
        }
    }

    private SamlUser verified(SamlProvider provider, String consumerUrl, @Nullable String response) {
        if (response == null) {
            throw new SamlRefused("the form has no SAMLResponse");
        }
        return verifier.verify(provider, consumerUrl, response);
    }

    /// A form of the provider comes without the cookie of the attempt, which knows where its user came
    /// from. The browser brings it when it follows.
    private Response refused(RoutingContext http, RuntimeException refused) {
        Code code = pages.noted(http, refused);
        return SignInPages.redirect(SamlEndpoints.ROOT + SamlEndpoints.COMPLETE + "?error=" + code.label())
                .build();
    }

    /// Sends the browser to the sign-in page after [#receive] has refused. The attempt goes on: nothing
    /// says that the response belonged to it.
    Response tell(RoutingContext http, Code code) {
        return SignInPages.told(code, SignInAttempt.returnTo(SignInCookie.of(http), returnPages))
                .build();
    }

    /// Begins the session of a user whose response was verified. The attempt ends, whether it succeeds or not.
    ///
    /// @param handle as [#receive] gave it; null if there is none
    Response complete(RoutingContext http, @Nullable String handle) {
        Response.ResponseBuilder response;
        ReturnPath returnTo = ReturnPath.home();
        try {
            PendingUsers.Pending one = Optional.ofNullable(handle)
                    .flatMap(known -> pending.take(known, clock.instant()))
                    .orElseThrow(() -> new SignInRefused(Code.EXPIRED, "the sign-in was completed, or has expired"));
            returnTo = returnPath(http, one);
            response = pages.signedIn(http, user(one), signIn.newToken(), returnTo);
        } catch (RuntimeException thrown) {
            response = pages.refused(http, thrown, returnTo);
        }
        return response.header(HttpHeaders.SET_COOKIE.toString(), SignInCookie.remove(http))
                .build();
    }

    /// @throws SignInRefused if the response answers a request of another browser: its user may be an attacker, who
    ///     wants the owner of this one to work in the attacker's session
    private ReturnPath returnPath(RoutingContext http, PendingUsers.Pending one) {
        String requestId = one.user().requestId();
        if (requestId == null) {
            return ReturnPath.home();
        }
        String state = requestId.startsWith(ID_PREFIX) ? requestId.substring(ID_PREFIX.length()) : null;
        return SignInAttempt.of(SignInCookie.of(http), state, returnPages, clock.instant())
                .filter(attempt -> attempt.orgId().equals(one.provider().orgId())
                        && attempt.providerId().equals(one.provider().providerId()))
                .map(SignInAttempt::returnTo)
                .orElseThrow(() -> new SignInRefused(
                        Code.EXPIRED, "the response answers no request of this browser, or one that has expired"));
    }

    private static SignInUser user(PendingUsers.Pending one) {
        SamlProvider provider = one.provider();
        return new SignInUser(
                provider.orgId(),
                provider.providerId(),
                provider.version(),
                one.user().userId(),
                one.user().groups(),
                false,
                null);
    }

    /// The metadata of Landlord for a provider.
    ///
    /// @return null if there is no such provider
    @Nullable
    String metadata(RoutingContext http, OrgId orgId, ProviderId providerId) {
        return providers
                .find(orgId, providerId)
                .map(provider -> SamlMetadata.of(provider, SamlEndpoints.consumer(http, orgId, providerId)))
                .orElse(null);
    }

    private SamlProvider provider(OrgId orgId, ProviderId providerId) {
        return providers
                .find(orgId, providerId)
                .orElseThrow(() ->
                        new SignInRefused(Code.UNKNOWN, "there is no active SAML provider" + of(orgId, providerId)));
    }

    private static SignInRefused misconfigured(String reason, SamlProvider provider) {
        return new SignInRefused(Code.UNAVAILABLE, reason + of(provider.orgId(), provider.providerId()));
    }

    private static String of(OrgId orgId, ProviderId providerId) {
        return "; identity provider " + providerId + " of organization " + orgId;
    }
}
