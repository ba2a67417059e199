package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.UnitOfWorkContract;
import org.landlord.port.out.UnitOfWork;

class MemoryUnitOfWorkTest extends UnitOfWorkContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
