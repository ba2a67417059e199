package org.landlord.adapter.memory.quota;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.quota.QuotaEventLogContract;
import org.landlord.port.out.UnitOfWork;

class MemoryQuotaEventLogTest extends QuotaEventLogContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
