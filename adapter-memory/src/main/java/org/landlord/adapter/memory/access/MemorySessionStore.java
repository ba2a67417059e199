package org.landlord.adapter.memory.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.out.access.SessionStore;
import org.landlord.port.out.access.StoredSession;

public record MemorySessionStore(Tables tables, Transaction transaction) implements SessionStore {

    /// For the store of identity providers.
    public static void removeOfProvider(Tables tables, OrgId orgId, ProviderId providerId) {
        tables.sessions()
                .removeIf(stored -> orgId.equals(stored.session().orgId())
                        && providerId.equals(stored.session().providerId()));
    }

    @Override
    public void insert(StoredSession stored) {
        SessionId sessionId = stored.session().sessionId();
        transaction.change(() -> {
            requireParents(stored.session().holder());
            if (tables.sessions().has(Key.of(sessionId))
                    || tables.sessions()
                            .all()
                            .anyMatch(other -> other.tokenHash().isSameAs(stored.tokenHash()))) {
                throw new DuplicateId("session", "sessionId", sessionId);
            }
            put(stored);
        });
    }

    private void requireParents(SessionHolder holder) {
        OrgId orgId = holder.orgId();
        if (orgId != null) {
            tables.requireOrganization(orgId);
        }
        boolean exists = switch (holder) {
            case SessionHolder.Key key -> tables.apiKeys().has(Key.of(key.keyId()));
            case SessionHolder.User user -> tables.identityProviders().has(Key.of(user.orgId(), user.providerId()));
        };
        if (!exists) {
            throw new Conflict("the parent does not exist");
        }
    }

    private void put(StoredSession stored) {
        tables.sessions().put(Key.of(stored.session().sessionId()), stored);
    }

    @Override
    public Optional<StoredSession> find(SecretHash tokenHash) {
        return tables.sessions()
                .all()
                .filter(stored -> stored.tokenHash().isSameAs(tokenHash))
                .filter(this::isStanding)
                .findFirst();
    }

    @Override
    public Optional<StoredSession> find(SessionId sessionId) {
        return tables.sessions().find(Key.of(sessionId)).filter(this::isStanding);
    }

    private boolean isStanding(StoredSession stored) {
        return !tables.isDeleted(stored.session().orgId());
    }

    @Override
    public List<StoredSession> list(@Nullable OrgId orgId, @Nullable SessionId after, int limit) {
        return Table.page(
                tables.sessions()
                        .all()
                        .filter(stored -> Objects.equals(stored.session().orgId(), orgId)),
                stored -> stored.session().sessionId(),
                after,
                limit);
    }

    @Override
    public List<Session> listOf(SessionHolder holder, int limit) {
        return Table.page(
                tables.sessions().all().map(StoredSession::session).filter(session -> isOf(session, holder)),
                Session::sessionId,
                null,
                limit);
    }

    private static boolean isOf(Session session, SessionHolder holder) {
        return switch (holder) {
            case SessionHolder.Key key -> key.keyId().equals(session.keyId());
            case SessionHolder.User user ->
                user.orgId().equals(session.orgId()) && user.userId().equals(session.userId());
        };
    }

    @Override
    public void delete(SessionId sessionId) {
        transaction.change(() -> tables.sessions().removeUnder(Key.of(sessionId)));
    }

    @Override
    public void deleteOfKey(KeyId keyId) {
        deleteIf(session -> keyId.equals(session.keyId()));
    }

    @Override
    public void deleteOfUser(OrgId orgId, UserId userId) {
        deleteIf(session -> orgId.equals(session.orgId()) && userId.equals(session.userId()));
    }

    @Override
    public void deleteOfProvider(OrgId orgId, ProviderId providerId) {
        transaction.change(() -> removeOfProvider(tables, orgId, providerId));
    }

    private void deleteIf(Predicate<Session> condition) {
        transaction.change(() -> tables.sessions().removeIf(stored -> condition.test(stored.session())));
    }

    @Override
    public void used(Map<SessionId, Instant> lastUsedAt) {
        transaction.change(() -> lastUsedAt.forEach((sessionId, at) -> tables.sessions()
                .find(Key.of(sessionId))
                .filter(stored -> stored.session().lastUsedAt().isBefore(at))
                .ifPresent(stored -> put(new StoredSession(
                        stored.session().used(at),
                        stored.tokenHash(),
                        stored.idle(),
                        stored.groups(),
                        stored.groupsOverage(),
                        stored.signOutHint())))));
    }

    @Override
    public int removeEnded(Instant now, int limit) {
        int[] removed = new int[1];
        transaction.change(() -> removed[0] =
                tables.sessions().removeIf(stored -> !stored.endsAt().isAfter(now), limit));
        return removed[0];
    }
}
