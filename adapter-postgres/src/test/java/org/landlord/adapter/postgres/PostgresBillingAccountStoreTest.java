package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.billing.BillingAccountStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresBillingAccountStoreTest extends BillingAccountStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
