package org.landlord.adapter.memory.billing;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.billing.BillingAccountStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryBillingAccountStoreTest extends BillingAccountStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
