package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.tenancy.OrganizationStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteOrganizationStoreTest extends OrganizationStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
