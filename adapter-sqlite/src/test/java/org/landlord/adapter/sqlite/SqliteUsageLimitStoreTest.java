package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.quota.UsageLimitStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteUsageLimitStoreTest extends UsageLimitStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
