package org.landlord.adapter.memory.quota;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.quota.DenialStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryDenialStoreTest extends DenialStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
