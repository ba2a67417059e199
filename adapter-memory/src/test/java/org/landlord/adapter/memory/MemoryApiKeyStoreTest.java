package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.access.ApiKeyStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryApiKeyStoreTest extends ApiKeyStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
