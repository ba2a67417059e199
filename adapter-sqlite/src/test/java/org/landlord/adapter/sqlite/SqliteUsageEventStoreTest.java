package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.usage.UsageEventStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteUsageEventStoreTest extends UsageEventStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
