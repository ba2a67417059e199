package org.landlord.adapter.memory;

import org.landlord.port.contracts.out.audit.AuditLogContract;
import org.landlord.port.out.UnitOfWork;

class MemoryAuditLogTest extends AuditLogContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
