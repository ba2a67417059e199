package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.idempotency.IdempotencyStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteIdempotencyStoreTest extends IdempotencyStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
