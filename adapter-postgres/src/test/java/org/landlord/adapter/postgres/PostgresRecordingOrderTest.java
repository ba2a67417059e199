package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.usage.RecordingOrderContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresRecordingOrderTest extends RecordingOrderContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
