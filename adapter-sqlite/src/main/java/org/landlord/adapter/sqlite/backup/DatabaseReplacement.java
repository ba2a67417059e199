package org.landlord.adapter.sqlite.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.sqlite.file.OpeningLock;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Unavailable;
import org.landlord.files.FileErrors;
import org.landlord.files.PrivateFiles;
import org.landlord.port.out.StorageUnusable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Puts a draft in the place of a database that no process has open, and keeps the database under
/// another name.
///
/// The log of the old database must never be next to the new one: SQLite would apply it. So SQLite
/// first moves the log into the old database, which is then one file, and one rename replaces it. The
/// log of a database that is damaged is kept next to the kept file.
final class DatabaseReplacement {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// Where SQLite locks a database: the bytes PENDING, RESERVED and SHARED. Every process that has
    /// used an open database in WAL mode holds a lock there.
    private static final long LOCK_OFFSET = 0x4000_0000L;

    private static final long LOCK_BYTES = 512;

    private static final List<String> LOGS = List.of("-wal", "-journal");

    private final Duration timeout;

    /// @param timeout the maximum wait for a process that creates or migrates the database
    DatabaseReplacement(Duration timeout) {
        this.timeout = timeout;
    }

    /// Before the draft is written, which takes long.
    ///
    /// @throws Conflict if a process has the database open, or it exists and may not be replaced
    void requireUnused(Path database, boolean replace) throws IOException {
        if (!Files.exists(database)) {
            return;
        }
        requireReplaceable(database, replace);
        lock(database).close();
    }

    private static void requireReplaceable(Path database, boolean replace) {
        if (!Files.isRegularFile(database)) {
            throw new Conflict("the database " + database + " is not a regular file: specify another file");
        }
        if (!replace) {
            throw new Conflict("the database " + database + " exists: confirm that it is replaced");
        }
    }

    /// Gives the draft the owner of the database: the administrator of the machine may restore for
    /// another user.
    ///
    /// @throws Unavailable if this user may not give files to the owner
    void adopt(Draft draft, Path database) throws IOException {
        if (!Files.exists(database) || !PrivateFiles.hasPermissions(database)) {
            return;
        }
        PosixFileAttributes of = Files.readAttributes(database, PosixFileAttributes.class);
        if (of.owner().equals(Files.getOwner(draft.path()))) {
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(draft.path(), PosixFileAttributeView.class);
        try {
            view.setGroup(of.group());
            view.setOwner(of.owner());
        } catch (IOException e) {
            throw new Unavailable(
                    "the database " + database + " belongs to " + of.owner().getName()
                            + ": restore as that user, or as the administrator of the machine ("
                            + FileErrors.reason(e) + ")",
                    Duration.ZERO);
        }
    }

    /// @return where the replaced database is; null if there was none
    /// @throws Conflict if a process has the database open, or it exists and may not be replaced
    @Nullable
    Path replace(Draft draft, Path database, boolean replace, Instant now) throws IOException, SQLException {
        try (OpeningLock _ = OpeningLock.take(database, timeout)) {
            if (!Files.exists(database)) {
                keepLogs(database, free(database, now));
                return create(draft, database);
            }
            requireReplaceable(database, replace);
            boolean isFolded = foldLog(database);
            try (FileChannel _ = lock(database)) {
                if (isFolded && LOGS.stream().anyMatch(log -> Files.exists(Draft.beside(database, log)))) {
                    throw inUse(database);
                }
                Path kept = keep(database, now);
                draft.replace(database);
                return kept;
            }
        } catch (StorageUnusable e) {
            throw new Unavailable(String.valueOf(e.getMessage()), Duration.ZERO);
        }
    }

    private static @Nullable Path create(Draft draft, Path database) throws IOException {
        try {
            draft.create(database);
            return null;
        } catch (FileAlreadyExistsException _) {
            throw new Conflict("the database " + database + " was created meanwhile");
        }
    }

    /// The open channel has the lock, which ends with it. Also other connections of this process to the
    /// database would lose their locks then, so there must be none.
    private static FileChannel lock(Path database) throws IOException {
        FileChannel channel = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock(LOCK_OFFSET, LOCK_BYTES, false);
        } catch (OverlappingFileLockException _) {
            // Another thread of this process.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse(database);
        }
        return channel;
    }

    private static Conflict inUse(Path database) {
        return new Conflict("the database " + database
                + " is in use: stop the server and all commands that use it (lsof, fuser), and restore again");
    }

    /// Moves the log into the database. SQLite does that only if no other connection is open. It
    /// removes a log only when the database has all that can be read of it.
    ///
    /// @return false if the database is damaged, so that SQLite cannot
    private static boolean foldLog(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(0);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
            if (!mode.next() || !mode.getString(1).equals("delete")) {
                throw inUse(database);
            }
            return true;
        } catch (SQLException e) {
            return switch (e.getErrorCode() & 0xff) {
                case 5, 6 -> throw inUse(database);
                // Damaged, unreadable, or not a database.
                case 10, 11, 14, 26 -> false;
                default -> throw e;
            };
        }
    }

    /// Gives the database a second name. Its first one is never free, so that a process that is killed
    /// leaves a database there.
    private static Path keep(Path database, Instant now) throws IOException {
        Path kept = free(database, now);
        try {
            Files.createLink(kept, database);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException _) {
            // A file system without hard links: for a moment there is no database.
            Files.move(database, kept);
        }
        Draft.syncFolder(kept);
        keepLogs(database, kept);
        return kept;
    }

    /// Moves logs that SQLite could not move into the database, or whose database is gone.
    private static void keepLogs(Path database, Path kept) throws IOException {
        for (String log : LOGS) {
            Path file = Draft.beside(database, log);
            if (Files.exists(file)) {
                Files.move(file, Draft.beside(kept, log));
            }
        }
        // The index of the log. SQLite makes a new one.
        Files.deleteIfExists(Draft.beside(database, "-shm"));
    }

    private static Path free(Path database, Instant now) {
        Path wanted = Draft.beside(database, ".replaced-" + NAME.format(now));
        Path name = wanted;
        for (int i = 2; Files.exists(name) || Files.exists(Draft.beside(name, "-wal")); i++) {
            name = Draft.beside(wanted, "-" + i);
        }
        return name;
    }
}
