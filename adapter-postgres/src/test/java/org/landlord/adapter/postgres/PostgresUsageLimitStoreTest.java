package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.quota.UsageLimitStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresUsageLimitStoreTest extends UsageLimitStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
