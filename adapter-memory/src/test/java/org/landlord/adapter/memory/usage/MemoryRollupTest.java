package org.landlord.adapter.memory.usage;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.usage.RollupContract;
import org.landlord.port.out.UnitOfWork;

class MemoryRollupTest extends RollupContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected int burst() {
        return 30_000;
    }
}
