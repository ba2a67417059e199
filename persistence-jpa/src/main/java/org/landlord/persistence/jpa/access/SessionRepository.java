package org.landlord.persistence.jpa.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.access.SessionStore;
import org.landlord.port.out.access.StoredSession;

/// The table `session`.
@Singleton
@StoreCall
class SessionRepository implements SessionStore, PanacheRepositoryBase<SessionRow, String> {

    private static final String USED = """
        UPDATE session
        SET last_used_at = ?, ends_at = CASE WHEN ? + idle_ms < expires_at THEN ? + idle_ms ELSE expires_at END
        WHERE session_id = ? AND last_used_at < ?
        """;

    private static final String REMOVE_ENDED =
            "DELETE FROM session WHERE session_id IN" + " (SELECT session_id FROM session WHERE ends_at <= ? LIMIT ?)";

    private static final String OF_KEY = "keyId = :key";
    private static final String OF_USER = "orgId = :org and userId = :user";

    private final RowWriter writes;
    private final Jdbc jdbc;
    private final DeletedOrganizations deleted;

    SessionRepository(RowWriter writes, Jdbc jdbc, DeletedOrganizations deleted) {
        this.writes = writes;
        this.jdbc = jdbc;
        this.deleted = deleted;
    }

    @Override
    public void insert(StoredSession stored) {
        writes.insert(
                SessionRow.toRow(stored),
                (_, _) ->
                        new DuplicateId("session", "sessionId", stored.session().sessionId()));
    }

    @Override
    public Optional<StoredSession> find(SecretHash tokenHash) {
        return standing(find("tokenHash = :hash", Parameters.with("hash", tokenHash.hex()))
                .firstResultOptional());
    }

    @Override
    public Optional<StoredSession> find(SessionId sessionId) {
        return standing(findByIdOptional(sessionId.value()));
    }

    private Optional<StoredSession> standing(Optional<SessionRow> row) {
        return row.map(SessionRow::toDomain)
                .filter(stored -> !deleted.contains(stored.session().orgId()));
    }

    @Override
    public List<StoredSession> list(@Nullable OrgId orgId, @Nullable SessionId after, int limit) {
        Filter filter = new Filter().and("sessionId > :after", "after", Nullables.orEmpty(after));
        String where = orgId == null
                ? "orgId is null and " + filter.where()
                : filter.and("orgId = :orgId", "orgId", orgId.value()).where();
        return find(where + " order by sessionId", filter.parameters()).page(Page.ofSize(limit)).stream()
                .map(SessionRow::toDomain)
                .toList();
    }

    @Override
    public List<Session> listOf(SessionHolder holder, int limit) {
        return (switch (holder) {
                    case SessionHolder.Key key -> find(OF_KEY + " order by sessionId", ofKey(key.keyId()));
                    case SessionHolder.User user ->
                        find(OF_USER + " order by sessionId", ofUser(user.orgId(), user.userId()));
                })
                .page(Page.ofSize(limit)).stream().map(SessionRow::toSession).toList();
    }

    private static Parameters ofKey(KeyId keyId) {
        return Parameters.with("key", keyId.value());
    }

    private static Parameters ofUser(OrgId orgId, UserId userId) {
        return Parameters.with("org", orgId.value()).and("user", userId.value());
    }

    @Override
    public void delete(SessionId sessionId) {
        writes.delete(() -> deleteById(sessionId.value()));
    }

    @Override
    public void deleteOfKey(KeyId keyId) {
        writes.delete(() -> delete(OF_KEY, ofKey(keyId)));
    }

    @Override
    public void deleteOfUser(OrgId orgId, UserId userId) {
        writes.delete(() -> delete(OF_USER, ofUser(orgId, userId)));
    }

    @Override
    public void deleteOfProvider(OrgId orgId, ProviderId providerId) {
        writes.delete(() -> delete(
                "orgId = :org and providerId = :provider",
                Parameters.with("org", orgId.value()).and("provider", providerId.value())));
    }

    @Override
    public void used(Map<SessionId, Instant> lastUsedAt) {
        writes.update(() -> jdbc.with(USED, statement -> {
            for (Map.Entry<SessionId, Instant> use : lastUsedAt.entrySet()) {
                long at = use.getValue().toEpochMilli();
                Jdbc.bind(statement, at, at, at, use.getKey().value(), at).addBatch();
            }
            return statement.executeBatch().length;
        }));
    }

    @Override
    public int removeEnded(Instant now, int limit) {
        AtomicInteger removed = new AtomicInteger();
        writes.delete(() -> removed.set(jdbc.update(REMOVE_ENDED, now.toEpochMilli(), limit)));
        return removed.get();
    }
}
