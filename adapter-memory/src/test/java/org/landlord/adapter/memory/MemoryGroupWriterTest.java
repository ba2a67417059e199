package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.GroupWriterContract;
import org.landlord.port.out.UnitOfWork;

class MemoryGroupWriterTest extends GroupWriterContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
