package org.landlord.adapter.memory.workflow;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.workflow.ApprovalListsContract;
import org.landlord.port.out.UnitOfWork;

class MemoryApprovalListsTest extends ApprovalListsContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
