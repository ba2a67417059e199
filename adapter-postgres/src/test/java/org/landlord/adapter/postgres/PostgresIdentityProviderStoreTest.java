package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.identity.IdentityProviderStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresIdentityProviderStoreTest extends IdentityProviderStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
