package org.landlord.adapter.memory.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.port.out.idempotency.IdempotencyRecord;
import org.landlord.port.out.idempotency.IdempotencyStore;

public record MemoryIdempotencyStore(Tables tables, Transaction transaction) implements IdempotencyStore {

    @Override
    public void put(IdempotencyRecord answered) {
        transaction.change(() -> {
            if (answered.orgId() != null) {
                tables.requireOrganization(answered.orgId());
            }
            tables.idempotencyRecords().put(Key.of(answered.scope(), answered.key()), answered);
        });
    }

    @Override
    public Optional<IdempotencyRecord> find(String scope, String key) {
        return tables.idempotencyRecords()
                .find(Key.of(scope, key))
                .filter(answered -> !tables.isDeleted(answered.orgId()));
    }

    @Override
    public void deleteBefore(Instant instant, int limit) {
        transaction.change(() -> tables.idempotencyRecords()
                .removeIf(answered -> answered.createdAt().isBefore(instant), limit));
    }
}
