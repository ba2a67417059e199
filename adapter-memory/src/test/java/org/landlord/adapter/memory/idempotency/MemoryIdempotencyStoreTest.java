package org.landlord.adapter.memory.idempotency;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.idempotency.IdempotencyStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
