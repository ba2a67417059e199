package org.landlord.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.persistence.jpa.sql.SqlError;
import org.landlord.persistence.jpa.sql.SqlErrors;

/// What errors of the database mean, as PostgreSQL reports them.
@QuarkusTest
class PostgresErrorsTest {

    @Inject
    SqlErrors errors;

    @Inject
    AgroalDataSource dataSource;

    /// One of each condition of the classes 53, 57 and 58, and those of other classes that an operator or time ends.
    @ParameterizedTest
    @CsvSource({
        "08000, 1",
        "08001, 1",
        "08003, 1",
        "08004, 1",
        "08006, 1",
        "08P01, 1",
        "25006, 30",
        "25P03, 1",
        "25P04, 1",
        "28000, 30",
        "28P01, 30",
        "3D000, 30",
        "53000, 30",
        "53100, 30",
        "53200, 30",
        "53300, 1",
        "53400, 1",
        "55P03, 1",
        "57000, 1",
        "57014, 1",
        "57P01, 1",
        "57P02, 1",
        "57P03, 1",
        "57P04, 1",
        "57P05, 1",
        "58000, 30",
        "58030, 30"
    })
    void givenAnErrorThatIsNoFaultOfTheRequest_thenItIsTemporary(String state, long retryAfter) throws SQLException {
        assertThat(errors.classify(raised(state)))
                .isInstanceOfSatisfying(
                        SqlError.TemporaryFailure.class,
                        temporary ->
                                assertThat(temporary.failure().retryAfter()).hasSeconds(retryAfter));
    }

    @ParameterizedTest
    @CsvSource({"40001", "40P01"})
    void givenAConflict_thenTheTransactionMayRunAgain(String state) throws SQLException {
        assertThat(errors.classify(raised(state))).isInstanceOf(SqlError.SerializationFailure.class);
    }

    @ParameterizedTest
    @CsvSource({"42601", "22012", "25P02", "XX000"})
    void givenABug_thenItIsNeitherTemporaryNorAConflict(String state) throws SQLException {
        assertThat(errors.classify(raised(state))).isInstanceOf(SqlError.Other.class);
    }

    @Test
    void givenATransactionThatTheDatabaseHasEnded_whenItGoesOn_thenTheErrorIsTemporary() throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 10");
            Thread.sleep(100);

            Throwable thrown = catchThrowable(() -> statement.execute("SELECT 1"));

            assertThat(errors.classify(thrown)).isInstanceOf(SqlError.TemporaryFailure.class);
        }
    }

    private Throwable raised(String state) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return catchThrowable(() ->
                    statement.execute("DO $$ BEGIN RAISE EXCEPTION 'test' USING ERRCODE = '" + state + "'; END $$"));
        }
    }
}
