package org.landlord.persistence.jpa.idempotency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.idempotency.IdempotencyRecord;
import org.landlord.port.out.idempotency.IdempotencyStore;

/// The table `idempotency_record`.
@Singleton
@StoreCall
class IdempotencyRecordRepository
        implements IdempotencyStore, PanacheRepositoryBase<IdempotencyRecordRow, IdempotencyRecordKey> {

    /// The oldest first, in index order.
    private static final String DELETE_BEFORE = """
        DELETE FROM idempotency_record WHERE (scope, idempotency_key) IN
            (SELECT scope, idempotency_key FROM idempotency_record
             WHERE created_at < ? ORDER BY created_at LIMIT ?)
        """;

    private final RowWriter writes;
    private final Jdbc jdbc;
    private final DeletedOrganizations deleted;

    IdempotencyRecordRepository(RowWriter writes, Jdbc jdbc, DeletedOrganizations deleted) {
        this.writes = writes;
        this.jdbc = jdbc;
        this.deleted = deleted;
    }

    @Override
    public void put(IdempotencyRecord answered) {
        writes.put(IdempotencyRecordRow.toRow(answered));
    }

    @Override
    public Optional<IdempotencyRecord> find(String scope, String key) {
        return findByIdOptional(new IdempotencyRecordKey(scope, key))
                .map(IdempotencyRecordRow::toDomain)
                .filter(answered -> !deleted.contains(answered.orgId()));
    }

    @Override
    public void deleteBefore(Instant instant, int limit) {
        writes.delete(() -> jdbc.update(DELETE_BEFORE, instant.toEpochMilli(), limit));
    }
}
