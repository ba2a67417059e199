package org.landlord.adapter.sqlite.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.StorageUnusable;

/// Lets one process at a time make or migrate a database file; the others wait. It is a lock of the operating
/// system on a file of its own, `<database>-opening`, which is there no longer than it is needed, and which a process
/// that is killed lets go of.
///
/// On the database itself it must not be: SQLite has locks there, and a process that closes a file loses all it has
/// on it.
final class OpeningLock implements AutoCloseable {

    private static final String SUFFIX = "-opening";
    private static final long PAUSE_MILLIS = 20;

    private final Path file;
    private final FileChannel channel;

    private OpeningLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Waits for its turn.
    ///
    /// @param database the file to be made or migrated
    /// @param timeout how long to wait
    /// @throws StorageUnusable if another process takes longer, or if the lock cannot be made
    static OpeningLock take(Path database, Duration timeout) {
        Path file = database.resolveSibling(database.getFileName() + SUFFIX);
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                OpeningLock lock = attempt(file);
                if (lock != null) {
                    return lock;
                }
                if (System.nanoTime() > end) {
                    throw new StorageUnusable("the database " + database
                            + " is being opened by another process that has not finished within "
                            + timeout.toSeconds() + " s: wait for that process, and start again");
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            throw new StorageUnusable(
                    "cannot create " + file + " (" + FileErrors.reason(e) + "): the directory of the database must be writable", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnusable("interrupted while waiting for the database " + database, e);
        }
    }

    /// Whoever has the lock removes the file when done, so one that was waited for may not be the file of that name
    /// any more.
    private static @Nullable OpeningLock attempt(Path file) throws IOException {
        if (Files.notExists(file)) {
            open(file).close();
        }
        Object before = key(file);
        FileChannel channel = open(file);
        boolean isTaken = false;
        try {
            FileLock lock = channel.tryLock();
            isTaken = lock != null && Objects.equals(before, key(file));
        } catch (OverlappingFileLockException _) {
            // Another thread of this process has it.
        } finally {
            if (!isTaken) {
                channel.close();
            }
        }
        return isTaken ? new OpeningLock(file, channel) : null;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.attributes(file));
    }

    /// What the system knows the file by; an object that equals no other if there is none.
    private static @Nullable Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException _) {
            return new Object();
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It is left behind, and does no harm.
        }
        try {
            channel.close();
        } catch (IOException _) {
            // The lock goes with the process at the latest.
        }
    }
}
