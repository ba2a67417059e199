package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.usage.RecordingOrderContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteRecordingOrderTest extends RecordingOrderContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
