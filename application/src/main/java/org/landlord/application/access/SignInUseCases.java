package org.landlord.application.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.Scope;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.SignInRules;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.session.EndedSession;
import org.landlord.port.in.access.session.SessionTerms;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.access.session.SignInUser;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.Randomness;
import org.landlord.port.out.access.StoredSession;

public final class SignInUseCases implements SignIn {

    private static final int PROVIDERS = 50;
    private static final int MAX_GROUPS = 1_000;
    private static final int MAX_GROUP_CHARACTERS = 16 * 1024;

    private final UseCaseContext ports;
    private final Authentication authentication;
    private final SessionCache cache;
    private final Randomness randomness;

    public SignInUseCases(
            UseCaseContext ports, Authentication authentication, SessionCache cache, Randomness randomness) {
        this.ports = ports;
        this.authentication = authentication;
        this.cache = cache;
        this.randomness = randomness;
    }

    @Override
    public SessionToken newToken() {
        return new SessionToken(randomness.digits(SessionToken.DIGITS, SessionToken.LENGTH));
    }

    @Override
    public Session withKey(
            ApiKeyToken key, SessionTerms terms, SessionToken token, @Nullable SessionToken before, Origin origin) {
        Caller holder = authentication.holder(key, origin);
        OrgId orgId = holder.boundTo();
        return ports.gate().withoutAuthorization().write(Scope.of(orgId), stores -> {
            // Read again: the key may have been revoked since.
            Instant now = ports.clock().now();
            ApiKey stored = stores.apiKeys()
                    .find(key.keyId())
                    .map(found -> found.key())
                    .filter(found -> found.isValid(now))
                    .orElseThrow(() -> new Unauthenticated("invalid API key"));
            Instant end = now.plus(terms.lifetime());
            Instant expiresAt = stored.expiresAt();
            Session session = session(
                    new SessionHolder.Key(stored.orgId(), stored.keyId()),
                    now,
                    expiresAt == null || end.isBefore(expiresAt) ? end : expiresAt,
                    origin);
            begin(
                    stores,
                    holder,
                    new StoredSession(session, SecretHash.of(token), terms.idle(), List.of(), false, null),
                    before);
            return session;
        });
    }

    @Override
    public Session withProvider(
            SignInUser user, SessionTerms terms, SessionToken token, @Nullable SessionToken before, Origin origin) {
        OrgId orgId = user.orgId();
        UserId userId = orNull(() -> new UserId(user.userId()));
        if (userId == null) {
            throw new Unauthenticated("the identity provider sent no valid user id");
        }
        List<String> groups = storable(user.groups());
        boolean overage =
                user.groupsOverage() || groups.isEmpty() && !user.groups().isEmpty();
        return ports.gate().withoutAuthorization().write(new Scope.Org(orgId), stores -> {
            IdentityProvider provider = stores.identityProviders()
                    .find(orgId, user.providerId())
                    .filter(found -> found.version().equals(user.version()))
                    .filter(IdentityProvider::isActive)
                    .filter(_ -> stores.organizations().find(orgId).isPresent())
                    .orElseThrow(() -> new Unauthenticated("the identity provider is no longer trusted"));
            Instant now = ports.clock().now();
            createMember(stores, provider, userId, origin, now);
            Principal.User principal = UserAccess.of(stores, provider, userId, groups, overage);
            if (!SessionCache.hasAccess(principal)) {
                throw new Unauthenticated("the user is neither a member of the organization nor in a team of it");
            }
            Session session = session(
                    new SessionHolder.User(orgId, provider.providerId(), userId),
                    now,
                    now.plus(terms.lifetime()),
                    origin);
            begin(
                    stores,
                    new Caller(principal, origin),
                    new StoredSession(session, SecretHash.of(token), terms.idle(), groups, overage, user.signOutHint()),
                    before);
            return session;
        });
    }

    /// Just-in-time provisioning. An existing member keeps the role.
    private void createMember(Stores stores, IdentityProvider provider, UserId userId, Origin origin, Instant now) {
        OrgId orgId = provider.orgId();
        OrgRole role = SignInRules.ofStored(provider.metadata()).jitRole();
        if (role == null || stores.orgMembers().find(orgId, userId).isPresent()) {
            return;
        }
        OrgMember member = new OrgMember(orgId, userId, role, now);
        stores.orgMembers().put(member);
        Caller user = new Caller(new Principal.User(orgId, userId, null, Map.of()), origin);
        Map<String, ?> told =
                Changes.told(null, member, "userId", userId, "role", role.label(), "providerId", provider.providerId());
        AuditEntry.of(AuditAction.ORG_MEMBER_UPSERT, orgId, userId, told).write(ports.ids(), stores, user, now);
    }

    private Session session(SessionHolder holder, Instant now, Instant expiresAt, Origin origin) {
        return new Session(
                new SessionId(ports.ids().next("ses")),
                holder,
                now,
                now,
                expiresAt,
                origin.address(),
                origin.userAgent());
    }

    private void begin(Stores stores, Caller caller, StoredSession stored, @Nullable SessionToken before) {
        if (before != null) {
            stores.sessions().find(SecretHash.of(before)).ifPresent(old -> end(stores, old.session(), caller.origin()));
        }
        List<Session> others = stores.sessions().listOf(stored.session().holder(), SESSIONS_OF_HOLDER);
        if (others.size() == SESSIONS_OF_HOLDER) {
            end(stores, others.getFirst(), caller.origin());
        }
        stores.sessions().insert(stored);
        SessionUseCases.audit(
                ports, stores, in(caller, stored.session()), AuditAction.SESSION_CREATED, stored.session());
    }

    private static Caller in(Caller caller, Session session) {
        return new Caller(caller.principal(), caller.origin(), session.sessionId());
    }

    @Override
    public Session session(SessionToken token, Origin origin) {
        return cache.find(token, ports.clock().now())
                .orElseThrow(AuthenticationUseCases::sessionIsOver)
                .stored()
                .session();
    }

    @Override
    public Optional<EndedSession> end(SessionToken token, Origin origin) {
        Instant now = ports.clock().now();
        SecretHash hash = SecretHash.of(token);
        StoredSession known = ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.sessions().find(hash))
                .filter(stored -> now.isBefore(cache.withLastUse(stored).endsAt()))
                .orElse(null);
        if (known == null) {
            return Optional.empty();
        }
        return ports.gate()
                .withoutAuthorization()
                .write(
                        Scope.of(known.session().orgId()),
                        stores -> stores.sessions().find(hash).map(stored -> {
                            end(stores, stored.session(), origin);
                            return new EndedSession(stored.session(), stored.signOutHint());
                        }));
    }

    private void end(Stores stores, Session session, Origin origin) {
        stores.sessions().delete(session.sessionId());
        SessionUseCases.audit(ports, stores, holder(session, origin), AuditAction.SESSION_ENDED, session);
        cache.forgetAfterCommit(session);
    }

    /// For the audit log: without permissions.
    private static Caller holder(Session session, Origin origin) {
        Principal principal = switch (session.holder()) {
            case SessionHolder.Key(OrgId orgId, var keyId) -> new Principal.KeyHolder(keyId, orgId, Set.of());
            case SessionHolder.User(OrgId orgId, ProviderId _, UserId userId) ->
                new Principal.User(orgId, userId, null, Map.of());
        };
        return new Caller(principal, origin, session.sessionId());
    }

    @Override
    public List<IdentityProvider> providersOf(String organization) {
        Slug slug = orNull(() -> new Slug(organization));
        OrgId id = orNull(() -> new OrgId(organization));
        return ports.gate()
                .withoutAuthorization()
                .read(stores -> organization(stores, slug, id).stream()
                        .flatMap(found -> stores
                                .identityProviders()
                                .list(found.orgId(), IdentityProvider.TOKEN_STATUS, null, PROVIDERS)
                                .stream())
                        .toList());
    }

    private static Optional<Organization> organization(Stores stores, @Nullable Slug slug, @Nullable OrgId id) {
        return (slug == null
                        ? Optional.<Organization>empty()
                        : stores.organizations().find(slug))
                .or(() -> id == null ? Optional.empty() : stores.organizations().find(id));
    }

    @Override
    public List<IdentityProvider> providersOfAddress(String address) {
        String domain = SignInRules.domainOf(address);
        return domain == null
                ? List.of()
                : ports.gate()
                        .withoutAuthorization()
                        .read(stores -> stores.identityProviders().listOfDomain(domain, 2));
    }

    @Override
    public Optional<IdentityProvider> provider(OrgId orgId, ProviderId providerId) {
        return ports.gate()
                .withoutAuthorization()
                .read(
                        new Scope.Org(orgId),
                        stores -> stores.identityProviders()
                                .find(orgId, providerId)
                                .filter(IdentityProvider::isActive)
                                .filter(_ -> stores.organizations().find(orgId).isPresent()));
    }

    /// The groups, or none if there are too many to store.
    private static List<String> storable(List<String> groups) {
        List<String> readable = groups.stream()
                .distinct()
                .filter(group -> StandardCharsets.UTF_8.newEncoder().canEncode(group))
                .toList();
        boolean tooMany = readable.size() > MAX_GROUPS
                || readable.stream().mapToInt(String::length).sum() > MAX_GROUP_CHARACTERS;
        return tooMany ? List.of() : readable;
    }

    /// A value that breaks a rule cannot be stored anywhere.
    private static <T> @Nullable T orNull(Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidInput _) {
            return null;
        }
    }
}
