package org.landlord.adapter.memory.usage;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.usage.RecordingOrderContract;
import org.landlord.port.out.UnitOfWork;

class MemoryRecordingOrderTest extends RecordingOrderContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
