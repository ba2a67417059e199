package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.audit.PlatformAuditLogContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresPlatformAuditLogTest extends PlatformAuditLogContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
