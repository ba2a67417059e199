package org.landlord.application.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.Scope;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.ExternalIdentity;
import org.landlord.port.in.access.TrustedIssuer;
import org.landlord.port.in.access.session.SessionUse;
import org.landlord.port.out.identity.IdentityProviderStore;

public final class AuthenticationUseCases implements Authentication {

    /// Compared if there is no key, so that the response takes as long as for a wrong secret.
    private static final SecretHash NO_KEY = SecretHash.of(
            ApiKeyToken.of(new KeyId(KeyId.PREFIX + "0".repeat(26)), "0".repeat(ApiKeyToken.RANDOM_DIGITS)));

    private final UseCaseContext ports;
    private final ApiKeyCache keys;
    private final SessionCache sessions;

    public AuthenticationUseCases(UseCaseContext ports, ApiKeyCache keys, SessionCache sessions) {
        this.ports = ports;
        this.keys = keys;
        this.sessions = sessions;
    }

    @Override
    public Optional<Caller> remembered(ApiKeyToken token, Origin origin) {
        Instant now = ports.clock().now();
        return keys.remembered(token.keyId(), now)
                .filter(known -> known.stored().secretHash().fits(token)
                        && known.stored().key().isValid(now))
                .map(known -> holder(known, origin, now));
    }

    @Override
    public Caller holder(ApiKeyToken token, Origin origin) {
        Instant now = ports.clock().now();
        ApiKeyCache.Known known = keys.find(token.keyId(), now).orElse(null);
        SecretHash hash = known == null ? NO_KEY : known.stored().secretHash();
        if (!hash.fits(token) || known == null) {
            throw new Unauthenticated("invalid API key");
        }
        requireGood(known.stored().key(), now);
        return holder(known, origin, now);
    }

    private Caller holder(ApiKeyCache.Known known, Origin origin, Instant now) {
        keys.use(known.stored().key().keyId(), now, origin.address());
        return new Caller(known.principal(), origin);
    }

    private static void requireGood(ApiKey key, Instant now) {
        if (key.revokedAt() != null) {
            throw new Unauthenticated("the API key " + key.keyId() + " was revoked");
        }
        if (!key.isValid(now)) {
            throw new Unauthenticated("the API key " + key.keyId() + " has expired");
        }
    }

    @Override
    public Optional<Caller> remembered(SessionToken token, Origin origin, SessionUse use) {
        Instant now = ports.clock().now();
        return sessions.remembered(token, now).map(live -> holder(live, origin, use, now));
    }

    @Override
    public Caller holder(SessionToken token, Origin origin, SessionUse use) {
        Instant now = ports.clock().now();
        return holder(sessions.find(token, now).orElseThrow(AuthenticationUseCases::sessionIsOver), origin, use, now);
    }

    private Caller holder(SessionCache.Live live, Origin origin, SessionUse use, Instant now) {
        SessionId sessionId = live.stored().session().sessionId();
        if (use == SessionUse.ACTIVE) {
            sessions.use(sessionId, now);
            if (live.principal() instanceof Principal.KeyHolder holder) {
                keys.use(holder.keyId(), now, origin.address());
            }
        }
        return new Caller(live.principal(), origin, sessionId);
    }

    /// The same failure for a session that never was.
    static Unauthenticated sessionIsOver() {
        return new Unauthenticated("the session is over: sign in again");
    }

    @Override
    public List<TrustedIssuer> trusting(String issuer, Collection<String> audiences, @Nullable String asked) {
        Reference reference = orNull(() -> new Reference(issuer));
        List<Label> labels = audiences.stream()
                .map(audience -> orNull(() -> new Label(audience)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (reference == null || labels.isEmpty()) {
            return List.of();
        }
        OrgId orgId = asked == null ? null : orNull(() -> new OrgId(asked));
        return ports.gate()
                .withoutAuthorization()
                .read(stores -> trusting(stores.identityProviders(), reference, labels, orgId));
    }

    private static List<TrustedIssuer> trusting(
            IdentityProviderStore providers, Reference issuer, List<Label> audiences, @Nullable OrgId asked) {
        if (asked != null) {
            List<TrustedIssuer> own = providers.trusting(issuer, audiences, asked).stream()
                    .flatMap(AuthenticationUseCases::trusted)
                    .toList();
            if (!own.isEmpty()) {
                return own;
            }
        }
        Optional<IdentityProvider> first = providers.firstTrusting(issuer, audiences, null);
        Optional<IdentityProvider> second =
                first.flatMap(provider -> providers.firstTrusting(issuer, audiences, provider.orgId()));
        return Stream.of(first, second)
                .flatMap(Optional::stream)
                .flatMap(AuthenticationUseCases::trusted)
                .toList();
    }

    /// A value that breaks a rule cannot be stored anywhere.
    private static <T> @Nullable T orNull(Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidInput _) {
            return null;
        }
    }

    private static Stream<TrustedIssuer> trusted(IdentityProvider provider) {
        Label audience = provider.expectedAudience();
        return audience == null
                ? Stream.empty()
                : Stream.of(new TrustedIssuer(
                        provider.orgId(),
                        provider.providerId(),
                        provider.version(),
                        provider.issuer().value(),
                        audience.value(),
                        UserAccess.groupMapping(provider).claim()));
    }

    @Override
    public Caller person(ExternalIdentity person, Origin origin) {
        OrgId orgId = person.issuer().orgId();
        UserId userId = userId(person.subject());
        return ports.gate().withoutAuthorization().read(new Scope.Org(orgId), stores -> {
            IdentityProvider provider = stores.identityProviders()
                    .find(orgId, person.issuer().providerId())
                    .filter(found -> found.version().equals(person.issuer().version()))
                    .filter(IdentityProvider::acceptsTokens)
                    .filter(_ -> stores.organizations().find(orgId).isPresent())
                    .orElseThrow(() -> new Unauthenticated("the identity provider is no longer trusted"));
            Principal user = UserAccess.of(stores, provider, userId, person.groups(), person.groupsOverage());
            return new Caller(user, origin);
        });
    }

    private static UserId userId(String subject) {
        UserId userId = orNull(() -> new UserId(subject));
        if (userId == null) {
            throw new Unauthenticated("the sub claim is not a valid user id");
        }
        return userId;
    }
}
