package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.idempotency.IdempotencyStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresIdempotencyStoreTest extends IdempotencyStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
