package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.quota.QuotaReservationStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresQuotaReservationStoreTest extends QuotaReservationStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
