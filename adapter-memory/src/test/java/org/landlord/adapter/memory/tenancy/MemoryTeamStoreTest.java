package org.landlord.adapter.memory.tenancy;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.tenancy.TeamStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryTeamStoreTest extends TeamStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
