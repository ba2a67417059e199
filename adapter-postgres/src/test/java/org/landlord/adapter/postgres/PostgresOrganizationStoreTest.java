package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.tenancy.OrganizationStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresOrganizationStoreTest extends OrganizationStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
