package org.landlord.persistence.jpa.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyUse;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.access.ApiKeyStore;
import org.landlord.port.out.access.KeyExpiry;
import org.landlord.port.out.access.StoredApiKey;

/// The table `api_key`.
@Singleton
@StoreCall
class ApiKeyRepository implements ApiKeyStore, PanacheRepositoryBase<ApiKeyRow, String> {

    private static final String USED = "UPDATE api_key SET last_used_at = ?, last_used_address = ? WHERE key_id = ?"
            + " AND (last_used_at IS NULL OR last_used_at < ?)";

    private static final String OF_NO_DELETED_ORGANIZATION =
            "orgId is null or orgId not in (select o.orgId from OrganizationRow o where o.deletedAt is not null)";

    private final RowWriter writes;
    private final Jdbc jdbc;
    private final DeletedOrganizations deleted;

    ApiKeyRepository(RowWriter writes, Jdbc jdbc, DeletedOrganizations deleted) {
        this.writes = writes;
        this.jdbc = jdbc;
        this.deleted = deleted;
    }

    @Override
    public void insert(StoredApiKey stored) {
        writes.insert(
                ApiKeyRow.toRow(stored),
                (_, _) -> new DuplicateId("api_key", "keyId", stored.key().keyId()));
    }

    @Override
    public void update(StoredApiKey stored) {
        if (find(stored.key().keyId()).isEmpty()) {
            throw new NotFound("api_key", stored.key().keyId());
        }
        writes.replace(ApiKeyRow.toRow(stored), RowWriter.OnUniqueViolation.RETHROW);
    }

    @Override
    public Optional<StoredApiKey> find(KeyId keyId) {
        return findByIdOptional(keyId.value())
                .map(ApiKeyRow::toDomain)
                .filter(stored -> !deleted.contains(stored.key().orgId()));
    }

    @Override
    public List<ApiKey> list(@Nullable OrgId orgId, @Nullable KeyId after, int limit) {
        Filter filter = new Filter().and("keyId > :after", "after", Nullables.orEmpty(after));
        String where = orgId == null
                ? "orgId is null and " + filter.where()
                : filter.and("orgId = :orgId", "orgId", orgId.value()).where();
        return find(where + " order by keyId", filter.parameters()).page(Page.ofSize(limit)).stream()
                .map(ApiKeyRow::toKey)
                .toList();
    }

    @Override
    public List<ApiKey> listExpiring(Instant after, Instant before, @Nullable KeyExpiry last, int limit) {
        // A single lower bound, so that the database does not skip all previous pages.
        long from = last == null ? after.toEpochMilli() + 1 : last.expiresAt().toEpochMilli();
        Filter filter = new Filter()
                .and("revokedAt is null")
                .and("expiresAt >= :from", "from", from)
                .and("expiresAt < :before", "before", before.toEpochMilli())
                .and(OF_NO_DELETED_ORGANIZATION);
        if (last != null) {
            filter.and(
                    "expiresAt > :from or keyId > :last", "last", last.keyId().value());
        }
        return find(filter.where() + " order by expiresAt, keyId", filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(ApiKeyRow::toKey)
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return find("from ApiKeyRow").page(Page.ofSize(1)).firstResultOptional().isEmpty();
    }

    @Override
    public void used(Map<KeyId, KeyUse> lastUses) {
        writes.update(() -> jdbc.with(USED, statement -> {
            for (Map.Entry<KeyId, KeyUse> use : lastUses.entrySet()) {
                long at = use.getValue().at().toEpochMilli();
                Jdbc.bind(statement, at, use.getValue().address(), use.getKey().value(), at)
                        .addBatch();
            }
            return statement.executeBatch().length;
        }));
    }
}
