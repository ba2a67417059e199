package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.secret.SecretReferenceStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresSecretReferenceStoreTest extends SecretReferenceStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
