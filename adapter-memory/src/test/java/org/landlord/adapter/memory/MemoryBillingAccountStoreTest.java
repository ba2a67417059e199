package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.billing.BillingAccountStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryBillingAccountStoreTest extends BillingAccountStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
