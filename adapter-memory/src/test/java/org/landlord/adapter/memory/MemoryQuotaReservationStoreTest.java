package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.quota.QuotaReservationStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryQuotaReservationStoreTest extends QuotaReservationStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
