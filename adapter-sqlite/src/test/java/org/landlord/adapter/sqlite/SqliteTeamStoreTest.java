package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.landlord.port.contracts.out.tenancy.TeamStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteTeamStoreTest extends TeamStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }
}
