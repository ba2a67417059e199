package org.landlord.adapter.smithers;

import java.sql.SQLException;
import java.time.Duration;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unavailable;
import org.sqlite.SQLiteException;

/// What an error of SQLite says about the file.
final class SourceErrors {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /// The low byte of a result code; the others say more about it.
    private static final int PRIMARY = 0xff;

    private SourceErrors() {}

    static InvalidInput unusable(String detail) {
        return InvalidInput.of("file", detail);
    }

    static Failure failure(SQLException error) {
        int code = error instanceof SQLiteException sqlite ? sqlite.getResultCode().code & PRIMARY : 0;
        return switch (code) {
            case 5, 6 -> new Unavailable("another process has locked the file to import", RETRY_AFTER);
            case 14 ->
                unusable("cannot be opened: if it is in WAL mode, its directory must be writable, or copy the file"
                        + " together with its -wal");
            case 11 -> unusable("is damaged: " + error.getMessage());
            case 26 -> unusable("is not an SQLite database");
            default -> unusable("cannot be read: " + error.getMessage());
        };
    }
}
