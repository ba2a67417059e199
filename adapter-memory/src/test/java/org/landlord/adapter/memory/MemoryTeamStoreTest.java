package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.tenancy.TeamStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryTeamStoreTest extends TeamStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
