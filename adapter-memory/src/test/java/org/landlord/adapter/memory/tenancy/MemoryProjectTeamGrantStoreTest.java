package org.landlord.adapter.memory.tenancy;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.tenancy.ProjectTeamGrantStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryProjectTeamGrantStoreTest extends ProjectTeamGrantStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
