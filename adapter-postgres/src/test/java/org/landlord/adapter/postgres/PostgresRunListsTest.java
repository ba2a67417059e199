package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.workflow.RunListsContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresRunListsTest extends RunListsContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
