package org.landlord.adapter.sqlite.file;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.files.FileErrors;
import org.landlord.port.out.diagnostics.StorageInspection;

/// Inspects the database file, and the files next to it, without the connection pool. Reads through SQLite
/// only, on read-only connections of its own, as [DatabaseOpening] does.
@Singleton
class DatabaseInspection implements StorageInspection {

    private final DatabaseAddress address;
    private final Flyway flyway;
    private final Duration timeout;

    /// @param flyway has the migrations of this program; its connections are not used
    /// @param timeout the maximum wait for other processes
    DatabaseInspection(
            DatabaseAddress address,
            Flyway flyway,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout) {
        this.address = address;
        this.flyway = flyway;
        this.timeout = timeout;
    }

    @Override
    public Report inspect(boolean quick, @Nullable String backups) {
        Path file = address.file();
        if (file == null) {
            return new Report(
                    Stream.of(Check.values())
                            .filter(check -> check.compareTo(Check.DATABASE) >= 0 && check.compareTo(Check.LOG) <= 0)
                            .map(check -> CheckResult.skipped(check, "the database is in memory"))
                            .toList(),
                    true);
        }
        // First: a connection may create files next to the database.
        List<CheckResult> ofFiles = List.of(
                attempt(Check.PERMISSIONS, () -> FilePermissions.check(file)),
                attempt(Check.BACKUPS, () -> checkBackups(file, backups)),
                attempt(Check.DISK, () -> FileSpace.checkDisk(file)),
                attempt(Check.LOG, () -> FileSpace.checkLog(file)));
        List<CheckResult> results = new ArrayList<>();
        CheckResult unreadable = unreadable(file);
        boolean isUsable = unreadable == null && inspectContent(file, quick, results);
        if (unreadable != null) {
            results.add(unreadable);
            skip(results, "the database cannot be read", Check.SCHEMA, Check.INTEGRITY, Check.FOREIGN_KEYS);
        }
        results.addAll(ofFiles);
        return new Report(results, isUsable);
    }

    /// @return true if units of work can be run
    private boolean inspectContent(Path file, boolean quick, List<CheckResult> results) {
        try (DatabaseContent content = DatabaseContent.open(url(file), timeout)) {
            CheckResult database = attempt(Check.DATABASE, () -> content.checkOwner(file));
            // Also of a file that cannot be read completely: the faults say what is damaged.
            CheckResult integrity = attempt(Check.INTEGRITY, () -> content.checkIntegrity(quick));
            results.add(database);
            results.add(integrity);
            if (database.outcome() == Outcome.PROBLEM) {
                skip(results, "the database cannot be used, see database", Check.SCHEMA, Check.FOREIGN_KEYS);
                return false;
            }
            CheckResult schema = attempt(Check.SCHEMA, () -> content.checkSchema(flyway));
            results.add(schema);
            if (integrity.outcome() == Outcome.PROBLEM) {
                skip(results, "the file is damaged, see integrity", Check.FOREIGN_KEYS);
                return false;
            }
            results.add(attempt(Check.FOREIGN_KEYS, content::checkForeignKeys));
            return schema.outcome() == Outcome.OK;
        } catch (SQLException e) {
            results.add(problem(Check.DATABASE, e));
            skip(results, "the database cannot be read", Check.SCHEMA, Check.INTEGRITY, Check.FOREIGN_KEYS);
            return false;
        }
    }

    /// While a process has the database open, there is a write-ahead log. Without one the file is opened as
    /// immutable: otherwise SQLite would create the log and its index, perhaps as another user than that of
    /// the server, and leave them.
    private String url(Path file) {
        boolean isOpen = Files.exists(file.resolveSibling(file.getFileName() + "-wal"))
                || Files.exists(file.resolveSibling(file.getFileName() + "-journal"));
        return isOpen || address.isSqlitesOwn() ? address.url() : "jdbc:sqlite:" + file.toUri() + "?immutable=1";
    }

    private static void skip(List<CheckResult> results, String reason, Check... checks) {
        Stream.of(checks).map(check -> CheckResult.skipped(check, reason)).forEach(results::add);
    }

    /// Why SQLite need not be asked; null if it can read the file.
    private static @Nullable CheckResult unreadable(Path file) {
        if (Files.isDirectory(file)) {
            return CheckResult.problem(Check.DATABASE, file + " is a directory", "specify a file");
        }
        if (Files.isRegularFile(file) && !Files.isReadable(file)) {
            return CheckResult.problem(
                    Check.DATABASE,
                    file + " is not readable for this user: " + FilePermissions.describe(file),
                    "run the command as the owner of the file, or change its owner or its permissions");
        }
        return Files.isRegularFile(file)
                ? null
                : CheckResult.problem(Check.DATABASE, file + " is not a regular file", "specify a file");
    }

    private static CheckResult checkBackups(Path file, @Nullable String backups) throws IOException {
        try {
            return Backups.check(file, backups == null ? null : Path.of(backups));
        } catch (InvalidPathException e) {
            return CheckResult.failed(Check.BACKUPS, String.valueOf(e.getMessage()));
        }
    }

    /// A check that may fail by the state of the files.
    @FunctionalInterface
    private interface Attempt {
        CheckResult run() throws IOException, SQLException;
    }

    /// Flyway and the driver report damage by exceptions of any kind.
    private static CheckResult attempt(Check check, Attempt attempt) {
        try {
            return attempt.run();
        } catch (SQLException e) {
            return problem(check, e);
        } catch (IOException e) {
            String file = e instanceof FileSystemException failure ? failure.getFile() : null;
            return CheckResult.failed(check, (file == null ? "" : file + ": ") + FileErrors.reason(e));
        } catch (RuntimeException e) {
            return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .filter(SQLException.class::isInstance)
                    .map(SQLException.class::cast)
                    .findFirst()
                    .map(cause -> problem(check, cause))
                    .orElseGet(() -> CheckResult.failed(check, firstLine(e)));
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static CheckResult problem(Check check, SQLException e) {
        DatabaseOpening.Explanation reason = DatabaseOpening.explain(e);
        return CheckResult.problem(check, "the database cannot be read: " + reason.observed(), reason.remedy());
    }
}
