package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.usage.UsageSettingsStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresUsageSettingsStoreTest extends UsageSettingsStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
