package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.usage.RollupContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteRollupTest extends RollupContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
