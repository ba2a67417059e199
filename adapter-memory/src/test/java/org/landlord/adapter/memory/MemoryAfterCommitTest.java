package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.AfterCommitContract;
import org.landlord.port.out.UnitOfWork;

class MemoryAfterCommitTest extends AfterCommitContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
