package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.ScopedUnitsContract;
import org.landlord.port.out.UnitOfWork;

class MemoryScopedUnitsTest extends ScopedUnitsContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
