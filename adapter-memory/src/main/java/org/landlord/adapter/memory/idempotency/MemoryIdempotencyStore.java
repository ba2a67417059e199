package org.landlord.adapter.memory.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.port.out.idempotency.IdempotencyRecord;
import org.landlord.port.out.idempotency.IdempotencyStore;

public record MemoryIdempotencyStore(State state, Unit unit) implements IdempotencyStore {

    @Override
    public void put(IdempotencyRecord answered) {
        unit.change(() -> {
            if (answered.orgId() != null) {
                state.requireOrganization(answered.orgId());
            }
            state.answers().put(Key.of(answered.scope(), answered.key()), answered);
        });
    }

    @Override
    public Optional<IdempotencyRecord> find(String scope, String key) {
        return state.answers().find(Key.of(scope, key)).filter(answered -> !state.isDeleted(answered.orgId()));
    }

    @Override
    public void deleteBefore(Instant instant, int limit) {
        unit.change(
                () -> state.answers().removeIf(answered -> answered.createdAt().isBefore(instant), limit));
    }
}
