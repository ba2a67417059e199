package org.landlord.adapter.memory.workflow;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.workflow.RunStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryRunStoreTest extends RunStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
