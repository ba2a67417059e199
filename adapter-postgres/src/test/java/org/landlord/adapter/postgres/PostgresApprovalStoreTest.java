package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.workflow.ApprovalStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresApprovalStoreTest extends ApprovalStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
