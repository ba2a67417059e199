package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.quota.QuotaReservationStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteQuotaReservationStoreTest extends QuotaReservationStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
