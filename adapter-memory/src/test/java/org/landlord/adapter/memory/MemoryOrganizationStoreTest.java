package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.tenancy.OrganizationStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryOrganizationStoreTest extends OrganizationStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
