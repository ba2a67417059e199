package org.landlord.adapter.postgres;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.UnitOfWorkContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class PostgresUnitOfWorkTest extends UnitOfWorkContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
