package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.sql.Causes;
import org.landlord.persistence.jpa.sql.SqlError;
import org.landlord.persistence.jpa.sql.SqlErrors;
import org.sqlite.SQLiteException;

/// Translates SQLite errors. They have no SQL state.
@Singleton
class SqliteErrors implements SqlErrors {

    private static final Duration SOON = Duration.ofSeconds(1);

    /// For faults that an operator must repair.
    private static final Duration LATER = Duration.ofSeconds(30);

    private static final String READ_ONLY = "the database is read-only";

    /// `UNIQUE constraint failed: team.org_id, team.slug`: the last column identifies the constraint of a
    /// table.
    private static final Pattern LAST_COLUMN = Pattern.compile("UNIQUE constraint failed: .*?\\.(\\w+)\\)?$");

    @Override
    public SqlError classify(Throwable thrown) {
        return Causes.find(thrown, SQLiteException.class)
                .map(SqliteErrors::meaning)
                // Thrown while the pool opened a connection.
                .or(() -> Causes.find(thrown, Unavailable.class).map(SqlError.TemporaryFailure::new))
                .orElseGet(SqlError.Other::new);
    }

    /// True if a unit of work was refused because the file is read-only.
    static boolean isReadOnly(Unavailable refused) {
        return READ_ONLY.equals(refused.getMessage());
    }

    private static SqlError meaning(SQLiteException e) {
        return switch (e.getResultCode()) {
            case SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE -> new SqlError.UniqueViolation(lastColumn(e));
            case SQLITE_CONSTRAINT_FOREIGNKEY -> new SqlError.ForeignKeyViolation();
            default -> unavailability(e);
        };
    }

    /// By the primary result code, the low byte of extended codes.
    private static SqlError unavailability(SQLiteException e) {
        return switch (e.getResultCode().code & 0xff) {
            case 5, 6 -> notNow("the database is in use by another process", SOON);
            case 8 -> notNow(READ_ONLY, LATER);
            case 10 -> notNow("the database could not be read or written", LATER);
            case 13 -> notNow("the database is full", LATER);
            case 14 -> notNow("the database could not be opened", LATER);
            default -> new SqlError.Other();
        };
    }

    private static SqlError notNow(String message, Duration retryAfter) {
        return new SqlError.TemporaryFailure(new Unavailable(message, retryAfter));
    }

    private static String lastColumn(SQLiteException e) {
        Matcher matcher = LAST_COLUMN.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? matcher.group(1) : "";
    }
}
