package org.landlord.adapter.memory.audit;

import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.audit.PlatformAuditLogContract;
import org.landlord.port.out.UnitOfWork;

class MemoryPlatformAuditLogTest extends PlatformAuditLogContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
