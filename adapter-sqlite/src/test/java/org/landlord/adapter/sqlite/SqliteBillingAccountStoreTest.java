package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.billing.BillingAccountStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteBillingAccountStoreTest extends BillingAccountStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
