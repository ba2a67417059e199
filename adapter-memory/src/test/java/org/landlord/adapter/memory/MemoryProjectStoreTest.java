package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.tenancy.ProjectStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryProjectStoreTest extends ProjectStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
