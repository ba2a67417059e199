package org.landlord.adapter.sqlite.file;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.StorageUnusable;
import org.landlord.port.out.StorageWatch;
import org.sqlite.SQLiteConfig;

/// Detects whether the database file, its write-ahead log and its index were moved, deleted or replaced. A
/// process that has such files open would continue to write to files without a name, and all acknowledged
/// writes would be lost when it ends. So units of work are refused until the files are back, or until the
/// process restarts with the current files.
///
/// Files are identified by their file key (on POSIX the device and the inode), which is not reused while
/// they are open. File systems without file keys are not watched.
@Singleton
public class FileWatch implements StorageWatch {

    private static final System.Logger LOG = System.getLogger(FileWatch.class.getName());

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private static final String LOG_SUFFIX = "-wal";
    private static final String INDEX_SUFFIX = "-shm";

    /// The maximum age of the last check before a write.
    private static final long FRESH_NANOS = Duration.ofMillis(100).toNanos();

    private final DatabaseAddress address;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-file-watch").daemon().factory());

    /// Keeps the log from being removed and created again whenever no other connection is open.
    private @Nullable Connection anchor;

    private @Nullable Object database;
    private @Nullable Object log;

    /// Processes find pages in the log through the index: with different indexes they would overwrite each
    /// other's writes.
    private @Nullable Object index;

    private volatile boolean isWatching;
    private volatile long lookedAt;
    private volatile @Nullable String fault;

    /// @param pause between two checks
    FileWatch(DatabaseAddress address, @ConfigProperty(name = "landlord.sqlite.watch-interval") Duration pause) {
        this.address = address;
        this.pause = pause;
    }

    /// Starts to watch. The file exists and is open.
    ///
    /// @throws StorageUnusable if the file cannot be opened again
    synchronized void begin() {
        Path file = address.file();
        if (file == null || isWatching) {
            return;
        }
        try {
            anchor = new SQLiteConfig().createConnection(address.url());
            try (Statement statement = anchor.createStatement()) {
                statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
            }
        } catch (SQLException e) {
            throw DatabaseOpening.refused(file, e);
        }
        database = key(file);
        log = key(beside(file, LOG_SUFFIX));
        index = key(beside(file, INDEX_SUFFIX));
        isWatching = database != null;
        thread.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// @throws Unavailable if the files are not those that were opened
    public void refuseIfGone() {
        String gone = fault;
        if (gone != null) {
            throw new Unavailable("the database was moved or replaced", RETRY_AFTER);
        }
    }

    /// Like [#refuseIfGone], with a check that is at most 100 ms old.
    ///
    /// @throws Unavailable if the files are not those that were opened
    public void refuseToWriteIfGone() {
        if (isWatching && System.nanoTime() - lookedAt > FRESH_NANOS) {
            look();
        }
        refuseIfGone();
    }

    @Override
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /// Checks the files now.
    public synchronized void look() {
        Path file = address.file();
        if (!isWatching || file == null) {
            return;
        }
        String before = fault;
        String now = difference(file);
        lookedAt = System.nanoTime();
        fault = now;
        if (now != null && !now.equals(before)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "{0} while it was open: reads and writes are refused until it is back. To use the current files"
                            + " or to restore a backup, stop this process first (see docs/operations.md)",
                    now);
        } else if (now == null && before != null) {
            LOG.log(System.Logger.Level.INFO, "the files of the database {0} are back: reads and writes resume", file);
        }
    }

    private @Nullable String difference(Path file) {
        String ofDatabase = difference("the database file ", file, database);
        if (ofDatabase != null) {
            return ofDatabase;
        }
        // A missing log is created by the first write.
        String ofLog = log == null ? null : difference("the write-ahead log ", beside(file, LOG_SUFFIX), log);
        if (ofLog != null) {
            return ofLog;
        }
        return index == null
                ? null
                : difference("the index of the write-ahead log ", beside(file, INDEX_SUFFIX), index);
    }

    private static @Nullable String difference(String what, Path file, @Nullable Object opened) {
        Object now = key(file);
        if (now == null) {
            return what + file + " was moved or deleted";
        }
        return now.equals(opened) ? null : what + file + " was replaced";
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /// Null if the file does not exist, or the file system has no file keys.
    private static @Nullable Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException _) {
            return null;
        }
    }

    /// Before the pool is closed: its last connection writes the log back to the file.
    synchronized void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        isWatching = false;
        Connection open = anchor;
        anchor = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "cannot close a connection", e);
            }
        }
    }
}
