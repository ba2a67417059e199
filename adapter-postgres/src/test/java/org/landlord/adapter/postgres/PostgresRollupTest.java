package org.landlord.adapter.postgres;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.usage.RollupContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresRollupTest extends RollupContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /// One for each millisecond. More of them cost only time: SQLite's tests have a larger burst.
    @Override
    protected int burst() {
        return 60_000;
    }
}
