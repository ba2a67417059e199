package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.tenancy.OrgMemberStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresOrgMemberStoreTest extends OrgMemberStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
