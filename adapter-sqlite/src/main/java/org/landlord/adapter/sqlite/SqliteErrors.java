package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.landlord.domain.failure.Unavailable;
import org.landlord.persistence.jpa.sql.SqlError;
import org.landlord.persistence.jpa.sql.SqlErrors;
import org.sqlite.SQLiteException;

/// What SQLite means. Its errors have no SQL state, and come wrapped by Hibernate, or, when a commit fails,
/// suppressed by an exception of the transaction manager.
@Singleton
class SqliteErrors implements SqlErrors {

    private static final Duration SOON = Duration.ofSeconds(1);

    /// Somebody has to make room, or mend the file.
    private static final Duration LATER = Duration.ofSeconds(30);

    private static final String READ_ONLY = "the database is read-only";

    /// `UNIQUE constraint failed: team.org_id, team.slug`: the last column tells the constraints of a table apart.
    private static final Pattern LAST_COLUMN = Pattern.compile("UNIQUE constraint failed: .*?\\.(\\w+)\\)?$");

    @Override
    public SqlError read(Throwable thrown) {
        return find(thrown, SQLiteException.class)
                .map(SqliteErrors::meaning)
                // What the pool was told when it opened a connection.
                .or(() -> find(thrown, Unavailable.class).map(SqlError.NotNow::new))
                .orElseGet(SqlError.Other::new);
    }

    /// True if a unit of work was refused because nobody can write to the file.
    static boolean isReadOnly(Unavailable refused) {
        return READ_ONLY.equals(refused.getMessage());
    }

    private static SqlError meaning(SQLiteException e) {
        return switch (e.getResultCode()) {
            case SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE -> new SqlError.Taken(lastColumn(e));
            case SQLITE_CONSTRAINT_FOREIGNKEY -> new SqlError.BrokenReference();
            default -> unavailability(e);
        };
    }

    /// By the primary code, of which the codes that tell more have the low byte.
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
        return new SqlError.NotNow(new Unavailable(message, retryAfter));
    }

    private static String lastColumn(SQLiteException e) {
        Matcher matcher = LAST_COLUMN.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> kind) {
        Set<Throwable> seen = new HashSet<>();
        Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
        while (!open.isEmpty()) {
            Throwable next = open.pop();
            if (kind.isInstance(next)) {
                return Optional.of(kind.cast(next));
            }
            if (seen.add(next)) {
                open.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    open.push(next.getCause());
                }
            }
        }
        return Optional.empty();
    }
}
