package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.quota.QuotaEventLogContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteQuotaEventLogTest extends QuotaEventLogContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
