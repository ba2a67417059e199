package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.access.ApiKeyStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteApiKeyStoreTest extends ApiKeyStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
