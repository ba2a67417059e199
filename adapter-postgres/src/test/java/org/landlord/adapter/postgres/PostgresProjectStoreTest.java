package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.tenancy.ProjectStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresProjectStoreTest extends ProjectStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
