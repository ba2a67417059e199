package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.usage.UsageSettingsStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteUsageSettingsStoreTest extends UsageSettingsStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
