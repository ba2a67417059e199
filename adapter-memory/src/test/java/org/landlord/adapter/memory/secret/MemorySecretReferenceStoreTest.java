package org.landlord.adapter.memory.secret;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.secret.SecretReferenceStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemorySecretReferenceStoreTest extends SecretReferenceStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
