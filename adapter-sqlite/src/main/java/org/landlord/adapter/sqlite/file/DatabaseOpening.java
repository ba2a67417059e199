package org.landlord.adapter.sqlite.file;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.files.FileErrors;
import org.landlord.files.PrivateFiles;
import org.landlord.port.out.StorageMissing;
import org.landlord.port.out.StorageUnusable;
import org.sqlite.SQLiteConfig;

/// Checks the database before the pool opens its first connection and before anything is changed. A file
/// that is not a database of Landlord, or cannot be used, is left unchanged and reported in one sentence. A
/// missing file is created if the setting `landlord.sqlite.create` allows it.
///
/// Checks the content through SQLite only, on a read-only connection: if this process opened and closed the
/// file itself, SQLite would lose its locks.
@Singleton
public class DatabaseOpening {

    private static final String HISTORY = "flyway_schema_history";
    private static final String FIRST_SCRIPT = "V1__tenants_usage_and_audit.sql";

    /// The limit of Linux.
    private static final int MOST_LINKS = 40;

    private final DatabaseAddress address;
    private final Duration timeout;
    private final boolean mayCreate;

    /// @param timeout the maximum wait for other processes
    /// @param mayCreate true if a missing database is created
    public DatabaseOpening(
            DatabaseAddress address,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout,
            @ConfigProperty(name = "landlord.sqlite.create") boolean mayCreate) {
        this.address = address;
        this.timeout = timeout;
        this.mayCreate = mayCreate;
    }

    /// @throws StorageMissing if there is no database, and it may not be created
    /// @throws StorageUnusable if Landlord cannot work on the database
    public void open() {
        requireExists();
        Path file = address.file();
        if (file == null || address.isSqlitesOwn()) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw unusable(file, "it is a directory: specify a file");
        }
        makeFolder(file);
        make(file, MOST_LINKS);
        if (!Files.isRegularFile(file)) {
            throw unusable(file, "it is not a regular file: specify a file");
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw unusable(
                    file,
                    "it is not readable and writable for this user, or the file system is read-only: change the owner,"
                            + " the permissions or the mount");
        }
        if (!Files.isWritable(file.resolveSibling(""))) {
            throw unusable(
                    file,
                    "its directory is not writable for this user, and SQLite creates files in it: change the owner or"
                            + " the permissions of the directory");
        }
        String journal = examine(file);
        if (!journal.equals("wal")) {
            useLog(file);
        }
    }

    /// @throws StorageMissing if there is no database, and it may not be created
    void requireExists() {
        Path file = address.file();
        if (file != null && !mayCreate && Files.notExists(file)) {
            throw new StorageMissing("no database " + file);
        }
    }

    private void makeFolder(Path file) {
        Path folder = file.resolveSibling("");
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw unusable(file, e.getFile() + " is a file, not a directory: specify another file");
        } catch (IOException e) {
            throw unusable(
                    file,
                    "its directory cannot be created (" + FileErrors.reason(e)
                            + "): create it, or specify another file");
        }
    }

    /// Creates the file with private permissions: SQLite would make it readable for all users of the
    /// machine. SQLite copies the permissions to the files next to it. The permissions of an existing file
    /// do not change.
    ///
    /// @param links the maximum number of symbolic links to follow
    private void make(Path file, int links) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createFile(file, PrivateFiles.attributes(file));
        } catch (FileAlreadyExistsException _) {
            makeTarget(file, links);
        } catch (IOException e) {
            throw unusable(
                    file,
                    "it does not exist and cannot be created (" + FileErrors.reason(e) + "): specify another file");
        }
    }

    /// Either another process has created the file, or it is a symbolic link without a target. SQLite would
    /// create the target, readable for all users.
    private void makeTarget(Path file, int links) {
        if (!Files.isSymbolicLink(file) || Files.exists(file)) {
            return;
        }
        if (links == 0) {
            throw unusable(file, "it is a symbolic link that leads to no file: correct the link");
        }
        try {
            make(file.resolveSibling(Files.readSymbolicLink(file)), links - 1);
        } catch (IOException e) {
            throw unusable(
                    file,
                    "it is a symbolic link that cannot be followed (" + FileErrors.reason(e)
                            + "): specify another file");
        }
    }

    /// @return the journal mode
    private String examine(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = open(config)) {
            Set<String> tables = column(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'");
            if (tables.isEmpty() && !mayCreate) {
                throw new StorageMissing("no database in the empty file " + file);
            }
            if (!tables.isEmpty() && !isLandlords(connection, tables)) {
                throw unusable(file, "it is a database of another program: specify another file");
            }
            return column(connection, "PRAGMA journal_mode").stream()
                    .findFirst()
                    .orElse("");
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    /// @param tables the names of all tables
    public static boolean isLandlords(Connection connection, Set<String> tables) throws SQLException {
        if (!tables.contains(HISTORY)) {
            return false;
        }
        Set<String> scripts = column(connection, "SELECT script FROM " + HISTORY + " WHERE version IS NOT NULL");
        // Empty while another process creates the schema.
        return scripts.isEmpty() || scripts.stream().anyMatch(script -> script.endsWith(FIRST_SCRIPT));
    }

    /// Under the lock: SQLite refuses to change the journal mode while other processes open the file.
    private void useLog(Path file) {
        try (OpeningLock _ = OpeningLock.take(file, timeout);
                Connection connection = open(new SQLiteConfig())) {
            column(connection, "PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    private Connection open(SQLiteConfig config) throws SQLException {
        config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
        return config.createConnection(address.url());
    }

    /// The first column of all rows, as texts.
    public static Set<String> column(Connection connection, String sql) throws SQLException {
        Set<String> values = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /// Explains an error of SQLite to the operator.
    ///
    /// @param file null for a database in memory
    public static StorageUnusable refused(@Nullable Path file, SQLException e) {
        Explanation reason = explain(e);
        return new StorageUnusable(
                sentence(file, reason.observed() + (reason.remedy() == null ? "" : ": " + reason.remedy())), e);
    }

    /// An error of SQLite for the operator.
    ///
    /// @param observed a clause about the database
    /// @param remedy what to do; null if unknown
    public record Explanation(String observed, @Nullable String remedy) {}

    public static Explanation explain(SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case 5, 6 ->
                new Explanation(
                        "it is locked by another process",
                        "find the process (lsof, fuser), and start again when it has ended");
            case 8 -> new Explanation("it is read-only", "change its owner or its permissions");
            case 10, 14 ->
                new Explanation(
                        "SQLite cannot read or write it (" + e.getMessage() + ")",
                        "check the disk and the permissions of the file, its directory and the files next to it");
            case 11 ->
                new Explanation(
                        "it is damaged or truncated",
                        "restore a backup (see docs/operations.md), and keep this file until the backup works");
            case 13 -> new Explanation("the disk is full", "free some space");
            case 26 -> new Explanation("it is not a SQLite database", "specify another file");
            default -> new Explanation("SQLite reports: " + e.getMessage(), null);
        };
    }

    public static StorageUnusable unusable(@Nullable Path file, String what) {
        return new StorageUnusable(sentence(file, what));
    }

    private static String sentence(@Nullable Path file, String what) {
        return "cannot open the database" + (file == null ? "" : " " + file) + ": " + what;
    }
}
