package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.workflow.ApprovalPolicyStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresApprovalPolicyStoreTest extends ApprovalPolicyStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
