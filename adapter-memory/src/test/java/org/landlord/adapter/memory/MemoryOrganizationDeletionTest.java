package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.tenancy.OrganizationDeletionContract;
import org.landlord.port.out.UnitOfWork;

class MemoryOrganizationDeletionTest extends OrganizationDeletionContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
