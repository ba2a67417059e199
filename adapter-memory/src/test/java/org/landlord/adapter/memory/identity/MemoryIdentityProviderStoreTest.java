package org.landlord.adapter.memory.identity;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.identity.IdentityProviderStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryIdentityProviderStoreTest extends IdentityProviderStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
