package org.landlord.adapter.memory.access;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.access.SessionStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemorySessionStoreTest extends SessionStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
