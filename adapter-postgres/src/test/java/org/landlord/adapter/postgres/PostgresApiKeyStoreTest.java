package org.landlord.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.landlord.port.contracts.out.access.ApiKeyStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresApiKeyStoreTest extends ApiKeyStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    AgroalDataSource database;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Test
    void givenADatabaseWithoutKeys_whenAsked_thenThereIsNone() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM api_key");
        }

        assertThat(unitOfWork.<Boolean>read(stores -> stores.apiKeys().isEmpty()))
                .isTrue();
    }
}
