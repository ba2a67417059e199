package org.landlord.port.contracts.out.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.access.StoredApiKey;
import org.landlord.port.out.access.StoredSession;

/// The contract of [org.landlord.port.out.access.SessionStore].
public abstract class SessionStoreContract extends StorageContract {

    private static final Duration IDLE = Duration.ofMinutes(60);
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final ProviderId SSO = new ProviderId("sso");
    private static final UserId ADA = new UserId("auth0|ada " + UNICODE);
    private static final AtomicLong MADE = new AtomicLong(System.nanoTime());

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenantWithProvider();
        StoredSession full = new StoredSession(
                new Session(
                        newSessionId(),
                        user(tenant, ADA),
                        Instant.parse("1969-12-31T23:59:59.999Z"),
                        NOW.plusMillis(1),
                        NOW.plusMillis(2),
                        "2001:db8::7",
                        "Mozilla/5.0 " + UNICODE),
                newHash(),
                Duration.ofMillis(1),
                List.of("/engineering", "g \"" + UNICODE, ""),
                true,
                "hint " + UNICODE);
        StoredSession bare = new StoredSession(
                new Session(newSessionId(), key(null), NOW, NOW, NOW.plus(LIFETIME), null, null),
                newHash(),
                IDLE,
                List.of(),
                false,
                null);

        write(stores -> stores.sessions().insert(full));
        write(stores -> stores.sessions().insert(bare));

        for (StoredSession stored : List.of(full, bare)) {
            assertThat(find(stores -> stores.sessions().find(stored.tokenHash())))
                    .contains(stored);
            assertThat(find(stores -> stores.sessions().find(stored.session().sessionId())))
                    .contains(stored);
        }
    }

    @Test
    void anUnknownHashAndAnUnknownIdAreNotFound() {
        assertThat(find(stores -> stores.sessions().find(newHash()))).isEmpty();
        assertThat(find(stores -> stores.sessions().find(newSessionId()))).isEmpty();
    }

    @Test
    void anIdOrAHashThatExistsIsRefused() {
        StoredSession first = insert(session(key(null)));

        for (StoredSession second : List.of(
                with(session(key(null)), first.session().sessionId(), newHash()),
                with(session(key(null)), newSessionId(), first.tokenHash()))) {
            assertThatThrownBy(() -> write(stores -> stores.sessions().insert(second)))
                    .isInstanceOfSatisfying(DuplicateId.class, taken -> {
                        assertThat(taken.kind()).isEqualTo("session");
                        assertThat(taken.field()).isEqualTo("sessionId");
                    });
        }
    }

    @Test
    void aSessionOfAMissingOrganizationKeyOrProviderIsRefused() {
        Tenant tenant = newTenantWithProvider();
        OrgId missing = new OrgId("missing");
        for (SessionHolder holder : List.of(
                new SessionHolder.User(missing, SSO, ADA),
                new SessionHolder.User(tenant.orgId(), new ProviderId("missing"), ADA),
                new SessionHolder.Key(tenant.orgId(), new KeyId("missing")))) {
            assertThatThrownBy(() -> write(stores -> stores.sessions().insert(session(holder))))
                    .isInstanceOf(Conflict.class);
        }
    }

    @Test
    void listsAreByIdAndSeparateForThePlatformAndEachOrganization() {
        Tenant tenant = newTenantWithProvider();
        Tenant other = newTenantWithProvider();
        StoredSession first = session(user(tenant, ADA));
        StoredSession second = session(key(tenant));
        StoredSession foreign = session(user(other, ADA));
        StoredSession platform = session(key(null));
        List.of(second, platform, foreign, first).forEach(this::insert);

        assertThat(list(stores -> stores.sessions().list(tenant.orgId(), null, 10)))
                .containsExactly(first, second);
        assertThat(list(stores -> stores.sessions().list(tenant.orgId(), null, 1)))
                .containsExactly(first);
        assertThat(list(stores ->
                        stores.sessions().list(tenant.orgId(), first.session().sessionId(), 10)))
                .containsExactly(second);
        assertThat(list(stores -> stores.sessions().list(null, foreign.session().sessionId(), 10)))
                .containsExactly(platform);
    }

    @Test
    void aListReadInPagesContainsEverySession() {
        Tenant tenant = newTenantWithProvider();
        List<StoredSession> sessions = Stream.generate(() -> insert(session(user(tenant, ADA))))
                .limit(7)
                .toList();

        assertThat(this.<StoredSession>pages(
                        3,
                        (stores, after) -> stores.sessions()
                                .list(
                                        tenant.orgId(),
                                        after == null ? null : after.session().sessionId(),
                                        3)))
                .isEqualTo(sessions);
    }

    @Test
    void theSessionsOfAHolderAreFoundById() {
        Tenant tenant = newTenantWithProvider();
        Tenant other = newTenantWithProvider();
        SessionHolder.Key key = key(null);
        StoredSession ofAda = insert(session(user(tenant, ADA)));
        StoredSession again = insert(session(user(tenant, ADA)));
        insert(session(user(tenant, new UserId("bob"))));
        insert(session(user(other, ADA)));
        StoredSession ofKey = insert(session(key));
        insert(session(key(null)));

        assertThat(list(stores -> stores.sessions().listOf(user(tenant, ADA), 10)))
                .containsExactly(ofAda.session(), again.session());
        assertThat(list(stores -> stores.sessions().listOf(user(tenant, ADA), 1)))
                .containsExactly(ofAda.session());
        assertThat(list(stores -> stores.sessions().listOf(key, 10))).containsExactly(ofKey.session());
    }

    @Test
    void deletingEndsExactlyTheSessionsThatAreMeant() {
        Tenant tenant = newTenantWithProvider();
        Tenant other = newTenantWithProvider();
        SessionHolder.Key key = key(tenant);
        StoredSession one = insert(session(key(null)));
        StoredSession ofKey = insert(session(key));
        StoredSession ofAda = insert(session(user(tenant, ADA)));
        StoredSession ofBob = insert(session(user(tenant, new UserId("bob"))));
        StoredSession foreign = insert(session(user(other, ADA)));

        write(stores -> stores.sessions().delete(one.session().sessionId()));
        write(stores -> stores.sessions().delete(newSessionId()));
        assertRemain(List.of(ofKey, ofAda, ofBob, foreign), List.of(one));
        write(stores -> stores.sessions().deleteOfKey(key.keyId()));
        assertRemain(List.of(ofAda, ofBob, foreign), List.of(ofKey));
        write(stores -> stores.sessions().deleteOfUser(tenant.orgId(), ADA));
        assertRemain(List.of(ofBob, foreign), List.of(ofAda));
        write(stores -> stores.sessions().deleteOfProvider(tenant.orgId(), SSO));
        assertRemain(List.of(foreign), List.of(ofBob));
    }

    @Test
    void theSessionsOfAProviderAndOfAnOrganizationAreDeletedWithIt() {
        Tenant tenant = newTenantWithProvider();
        StoredSession ofUser = insert(session(user(tenant, ADA)));
        StoredSession ofKey = insert(session(key(tenant)));
        StoredSession platform = insert(session(key(null)));

        write(stores -> stores.identityProviders().delete(tenant.orgId(), SSO));
        assertRemain(List.of(ofKey, platform), List.of(ofUser));
        write(stores -> Fixtures.deleteOrganization(stores, tenant.orgId()));
        assertRemain(List.of(platform), List.of(ofKey));
    }

    @Test
    void sessionsOfAMarkedOrganizationAreNotFound() {
        Tenant tenant = newTenantWithProvider();
        StoredSession stored = insert(session(user(tenant, ADA)));

        write(stores -> stores.organizations().markDeleted(tenant.orgId(), NOW));

        assertRemain(List.of(), List.of(stored));
    }

    @Test
    void theLatestUseIsKept_andUnknownSessionsChangeNothing() {
        StoredSession stored = insert(session(key(null)));
        SessionId sessionId = stored.session().sessionId();

        write(stores -> stores.sessions().used(Map.of()));
        write(stores -> stores.sessions().used(Map.of(sessionId, NOW.plusMillis(5), newSessionId(), NOW)));
        write(stores -> stores.sessions().used(Map.of(sessionId, NOW.plusMillis(4))));

        assertThat(find(stores -> stores.sessions().find(sessionId))
                        .orElseThrow()
                        .session())
                .isEqualTo(stored.session().used(NOW.plusMillis(5)));
    }

    @Test
    void sessionsThatAreOverAreRemoved_andAUseKeepsThemUntilTheirExpiry() {
        StoredSession idle = insert(session(key(null)));
        StoredSession used = insert(session(key(null)));
        Instant idleEnd = NOW.plus(IDLE);
        write(stores -> stores.sessions().used(Map.of(used.session().sessionId(), NOW.plusMillis(1))));

        removeAll(idleEnd.minusMillis(1));
        assertThat(find(stores -> stores.sessions().find(idle.tokenHash()))).isPresent();
        removeAll(idleEnd);
        assertThat(find(stores -> stores.sessions().find(idle.tokenHash()))).isEmpty();
        assertThat(find(stores -> stores.sessions().find(used.tokenHash()))).isPresent();

        write(stores -> stores.sessions()
                .used(Map.of(used.session().sessionId(), NOW.plus(LIFETIME).minusMillis(1))));
        removeAll(NOW.plus(LIFETIME).minusMillis(1));
        assertThat(find(stores -> stores.sessions().find(used.tokenHash()))).isPresent();
        removeAll(NOW.plus(LIFETIME));
        assertThat(find(stores -> stores.sessions().find(used.tokenHash()))).isEmpty();
    }

    private void removeAll(Instant now) {
        int removed;
        do {
            removed = unitOfWork().write(stores -> stores.sessions().removeEnded(now, 2));
            assertThat(removed).isLessThanOrEqualTo(2);
        } while (removed > 0);
    }

    private void assertRemain(List<StoredSession> there, List<StoredSession> gone) {
        for (StoredSession stored : there) {
            assertThat(find(stores -> stores.sessions().find(stored.tokenHash())))
                    .contains(stored);
        }
        for (StoredSession stored : gone) {
            assertThat(find(stores -> stores.sessions().find(stored.tokenHash())))
                    .isEmpty();
            assertThat(find(stores -> stores.sessions().find(stored.session().sessionId())))
                    .isEmpty();
        }
    }

    private StoredSession insert(StoredSession stored) {
        write(stores -> stores.sessions().insert(stored));
        return stored;
    }

    private Tenant newTenantWithProvider() {
        Tenant tenant = newTenant();
        write(stores -> stores.identityProviders().put(tenant.identityProvider(SSO.value(), "active")));
        return tenant;
    }

    private static SessionHolder.User user(Tenant tenant, UserId userId) {
        return new SessionHolder.User(tenant.orgId(), SSO, userId);
    }

    /// Stores a key.
    ///
    /// @param tenant null for a key of the platform
    private SessionHolder.Key key(@Nullable Tenant tenant) {
        KeyId keyId = new KeyId(KeyId.PREFIX + digits());
        OrgId orgId = tenant == null ? null : tenant.orgId();
        write(stores -> stores.apiKeys()
                .insert(new StoredApiKey(
                        new ApiKey(keyId, orgId, new Name("key"), null, KeyScopes.all(), null, NOW, null, null, null),
                        newHash())));
        return new SessionHolder.Key(orgId, keyId);
    }

    private static StoredSession session(SessionHolder holder) {
        return new StoredSession(
                new Session(newSessionId(), holder, NOW, NOW, NOW.plus(LIFETIME), "192.0.2.7", "Mozilla/5.0"),
                newHash(),
                IDLE,
                List.of("/engineering"),
                false,
                null);
    }

    private static StoredSession with(StoredSession stored, SessionId sessionId, SecretHash hash) {
        Session session = stored.session();
        return new StoredSession(
                new Session(
                        sessionId,
                        session.holder(),
                        session.createdAt(),
                        session.lastUsedAt(),
                        session.expiresAt(),
                        session.address(),
                        session.userAgent()),
                hash,
                stored.idle(),
                stored.groups(),
                stored.groupsOverage(),
                stored.signOutHint());
    }

    private static SessionId newSessionId() {
        return new SessionId("ses_" + digits());
    }

    private static SecretHash newHash() {
        return new SecretHash(String.format(Locale.ROOT, "%064d", MADE.incrementAndGet()));
    }

    /// Later ones come after earlier ones.
    private static String digits() {
        return String.format(Locale.ROOT, "%026d", MADE.incrementAndGet());
    }
}
