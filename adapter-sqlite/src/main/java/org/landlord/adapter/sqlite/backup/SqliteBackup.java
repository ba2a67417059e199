package org.landlord.adapter.sqlite.backup;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.landlord.adapter.sqlite.backup.DatabaseCopy.Copied;
import org.landlord.adapter.sqlite.backup.DatabaseCopy.NotUsable;
import org.landlord.adapter.sqlite.file.DatabaseAddress;
import org.landlord.adapter.sqlite.file.DatabaseOpening;
import org.landlord.domain.diagnostics.RestoredStorage;
import org.landlord.domain.diagnostics.StorageCopy;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Unavailable;
import org.landlord.files.FileErrors;
import org.landlord.port.out.diagnostics.StorageBackup;

/// Copies the database file and puts copies in its place, on connections of its own.
@Singleton
class SqliteBackup implements StorageBackup {

    private final DatabaseAddress address;
    private final DatabaseCopy copies;
    private final DatabaseReplacement replacement;

    /// @param flyway has the migrations of this program; its connections are not used
    /// @param timeout the maximum wait for other processes
    SqliteBackup(
            DatabaseAddress address,
            Flyway flyway,
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout) {
        this.address = address;
        this.copies = new DatabaseCopy(flyway, timeout);
        this.replacement = new DatabaseReplacement(timeout);
    }

    @Override
    public StorageCopy create(String file, boolean replace, Instant now) {
        Path database = requireFile();
        Path target = BackupTarget.path(file);
        try {
            BackupTarget.check(target, database, replace);
            try (Draft draft = Draft.of(target).removedAtExit()) {
                Copied copied = copies.write(address.url(), database, draft, now, now);
                draft.sync();
                StorageCopy copy = summary(draft.path(), target, copied);
                if (replace) {
                    draft.replace(target);
                } else {
                    draft.create(target);
                }
                return copy;
            }
        } catch (NotUsable e) {
            throw new Conflict("the database " + database + " cannot be backed up: " + e.fault());
        } catch (FileAlreadyExistsException _) {
            throw BackupTarget.invalid("must not exist: " + target + " was created meanwhile");
        } catch (SQLException e) {
            Unavailable failure = unavailable("the database " + database + " cannot be copied to " + target, e);
            throw isOfContent(e) ? new Conflict(String.valueOf(failure.getMessage())) : failure;
        } catch (IOException e) {
            throw unavailable("the backup " + target + " cannot be written", e);
        }
    }

    @Override
    public RestoredStorage restore(String file, boolean replace, Instant now) {
        Path source = BackupTarget.path(file);
        try {
            Path database = real(requireFile());
            requireBackup(source, database);
            replacement.requireUnused(database, replace);
            Files.createDirectories(database.resolveSibling(""));
            try (Draft draft = Draft.of(database).removedAtExit()) {
                Instant modifiedAt = Files.getLastModifiedTime(source).toInstant();
                Copied copied = copies.write(url(source), source, draft, null, modifiedAt);
                replacement.adopt(draft, database);
                draft.sync();
                StorageCopy copy = summary(draft.path(), database, copied);
                Path kept = replacement.replace(draft, database, replace, now);
                return new RestoredStorage(copy, kept == null ? null : kept.toString());
            }
        } catch (NotUsable e) {
            throw BackupTarget.invalid("must be a usable backup: " + source + ": " + e.fault());
        } catch (SQLException e) {
            String fault = DatabaseOpening.explain(e).observed();
            throw isOfContent(e)
                    ? BackupTarget.invalid("must be a usable backup: " + source + ": " + fault)
                    : unavailable("the backup " + source + " cannot be restored", e);
        } catch (IOException e) {
            throw unavailable("the backup " + source + " cannot be restored", e);
        }
    }

    /// Damaged, or no database.
    private static boolean isOfContent(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == 11 || code == 26;
    }

    private Path requireFile() {
        Path file = address.file();
        if (file == null) {
            throw new Conflict("the database " + address + " is in memory: it has no file to copy or to replace");
        }
        return file;
    }

    private static Path real(Path database) throws IOException {
        return Files.exists(database) ? database.toRealPath() : database;
    }

    private static void requireBackup(Path source, Path database) throws IOException {
        if (!Files.exists(source)) {
            throw BackupTarget.invalid("must exist: there is no " + source);
        }
        if (!Files.isRegularFile(source)) {
            throw BackupTarget.invalid("must be a regular file, which " + source + " is not");
        }
        if (Files.exists(database) && Files.isSameFile(source, database)) {
            throw BackupTarget.invalid("must not be the database itself: " + source);
        }
        if (!Files.isReadable(source)) {
            throw BackupTarget.invalid("must be readable for this user: " + source);
        }
    }

    /// A plain copy may have its log next to it. Without one the backup may be on a disk that is
    /// read-only.
    private static String url(Path source) {
        boolean hasLog = Stream.of("-wal", "-journal").anyMatch(suffix -> Files.exists(Draft.beside(source, suffix)));
        return hasLog ? "jdbc:sqlite:" + source : DatabaseCopy.immutable(source);
    }

    private static StorageCopy summary(Path draft, Path target, Copied copied) throws IOException {
        CopyContents contents = copied.contents();
        return new StorageCopy(
                target.toString(),
                Files.size(draft),
                contents.organizations(),
                contents.usageEvents(),
                contents.auditEvents(),
                Objects.requireNonNull(copied.stateAt()));
    }

    /// A retry without a change helps only if another process has locked a file, which was waited for.
    private static Unavailable unavailable(String what, SQLException e) {
        DatabaseOpening.Explanation reason = DatabaseOpening.explain(e);
        return new Unavailable(
                what + ": " + reason.observed() + (reason.remedy() == null ? "" : ": " + reason.remedy()),
                Duration.ZERO);
    }

    private static Unavailable unavailable(String what, IOException e) {
        return new Unavailable(what + ": " + FileErrors.reason(e), Duration.ZERO);
    }
}
