package org.landlord.adapter.memory.usage;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.usage.UsageSumContract;
import org.landlord.port.out.UnitOfWork;

class MemoryUsageSumTest extends UsageSumContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
