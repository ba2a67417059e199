package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.landlord.port.contracts.out.access.ApiKeyStoreContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteApiKeyStoreTest extends ApiKeyStoreContract {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    @ConfigProperty(name = "landlord.db")
    String file;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Test
    void givenAFileWithoutKeys_whenAsked_thenThereIsNone() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM api_key");
        }

        assertThat(unitOfWork.<Boolean>read(stores -> stores.apiKeys().isEmpty()))
                .isTrue();
    }
}
