package org.landlord.persistence.jpa.idempotency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.landlord.persistence.jpa.StoreCall;
import org.landlord.persistence.jpa.Writes;
import org.landlord.port.out.idempotency.IdempotencyRecord;
import org.landlord.port.out.idempotency.IdempotencyStore;

/// The table `idempotency_record`.
@Singleton
@StoreCall
class IdempotencyRecordRepository
        implements IdempotencyStore, PanacheRepositoryBase<IdempotencyRecordRow, IdempotencyRecordKey> {

    private final Writes writes;

    IdempotencyRecordRepository(Writes writes) {
        this.writes = writes;
    }

    @Override
    public void put(IdempotencyRecord answered) {
        writes.put(IdempotencyRecordRow.toRow(answered));
    }

    @Override
    public Optional<IdempotencyRecord> find(String scope, String key) {
        return findByIdOptional(new IdempotencyRecordKey(scope, key)).map(IdempotencyRecordRow::toDomain);
    }

    @Override
    public void deleteBefore(Instant instant, int limit) {
        List<Long> oldest = getEntityManager()
                .createQuery(
                        "select createdAt from IdempotencyRecordRow where createdAt < ?1 order by createdAt",
                        Long.class)
                .setParameter(1, instant.toEpochMilli())
                .setMaxResults(limit)
                .getResultList();
        if (!oldest.isEmpty()) {
            writes.delete(() -> delete("createdAt <= ?1", oldest.getLast()));
        }
    }
}
