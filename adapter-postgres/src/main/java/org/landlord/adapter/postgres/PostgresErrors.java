package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.sql.Causes;
import org.landlord.persistence.jpa.sql.SqlError;
import org.landlord.persistence.jpa.sql.SqlErrors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Translates the errors of PostgreSQL by their SQL state:
/// https://www.postgresql.org/docs/current/errcodes-appendix.html.
@Singleton
class PostgresErrors implements SqlErrors {

    private static final Duration SOON = Duration.ofSeconds(1);

    /// For faults that an operator must repair.
    private static final Duration LATER = Duration.ofSeconds(30);

    @Override
    public SqlError classify(Throwable thrown) {
        return Causes.find(thrown, PSQLException.class)
                .map(PostgresErrors::meaning)
                .or(() -> Causes.find(thrown, Unavailable.class).map(SqlError.TemporaryFailure::new))
                // The pool has no connection, and no cause by the driver.
                .or(() -> Causes.find(thrown, SQLException.class)
                        .filter(PostgresErrors::isOfPool)
                        .map(_ -> temporary("the database cannot be reached", SOON)))
                .orElseGet(SqlError.Other::new);
    }

    private static boolean isOfPool(SQLException e) {
        return e.getSQLState() == null && String.valueOf(e.getMessage()).contains("cquisition timeout");
    }

    private static SqlError meaning(PSQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "23505" -> new SqlError.UniqueViolation(column(e.getServerErrorMessage()));
            case "23503" -> new SqlError.ForeignKeyViolation();
            case "40001", "40P01" ->
                new SqlError.SerializationFailure(new Unavailable("too many concurrent changes", SOON));
            case "25006" -> temporary("the database is read-only", LATER);
            case "53100" -> temporary("the disk of the database is full", LATER);
            case "53300", "53400" -> temporary("the database has too many connections", SOON);
            case "55P03", "57014" -> temporary("the database is busy", SOON);
            // This process stood still, and the database has ended its transaction.
            case "25P03", "25P04" -> temporary("the transaction took too long", SOON);
            case "28000", "28P01", "3D000" -> temporary("the database rejects the connection", LATER);
            default -> ofClass(state);
        };
    }

    /// By the first two characters: 08 are connections, 53 resources, 57 an operator's intervention such as a
    /// shutdown, 58 errors of the operating system.
    private static SqlError ofClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "57" -> temporary("the database cannot be reached", SOON);
            case "53", "58" -> temporary("the database could not be read or written", LATER);
            default -> new SqlError.Other();
        };
    }

    private static SqlError temporary(String message, Duration retryAfter) {
        return new SqlError.TemporaryFailure(new Unavailable(message, retryAfter));
    }

    /// Unique constraints are named `<table>_<last column>_key`; primary keys have no column that callers know.
    private static String column(@Nullable ServerErrorMessage error) {
        String constraint = error == null || error.getConstraint() == null ? "" : error.getConstraint();
        String table = error == null || error.getTable() == null ? "" : error.getTable();
        boolean isNamed = constraint.startsWith(table + "_") && constraint.endsWith("_key");
        return isNamed ? constraint.substring(table.length() + 1, constraint.length() - "_key".length()) : "";
    }
}
