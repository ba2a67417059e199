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
import org.landlord.files.FileErrors;
import org.landlord.files.PrivateFiles;
import org.landlord.port.out.StorageUnusable;

/// Lets one process at a time create or migrate a database file. A lock of the operating system on a
/// separate file, `<database>-opening`, which is removed afterwards. The system releases the lock if the
/// process is killed.
///
/// The lock must not be on the database file: SQLite has locks there, and a process loses all locks on a
/// file when it closes it.
public final class OpeningLock implements AutoCloseable {

    private static final String SUFFIX = "-opening";
    private static final long PAUSE_MILLIS = 20;

    private final Path file;
    private final FileChannel channel;

    private OpeningLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Waits for the lock.
    ///
    /// @param database the file to create or migrate
    /// @throws StorageUnusable after `timeout`, or if the lock file cannot be created
    public static OpeningLock take(Path database, Duration timeout) {
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
                    "cannot create " + file + " (" + FileErrors.reason(e)
                            + "): the directory of the database must be writable",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnusable("interrupted while waiting for the database " + database, e);
        }
    }

    /// The owner of the lock removes the file at the end, so a lock that was waited for may be on a removed
    /// file.
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
            // Another thread of this process holds the lock.
        } finally {
            if (!isTaken) {
                channel.close();
            }
        }
        return isTaken ? new OpeningLock(file, channel) : null;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.attributes(file));
    }

    /// The file key; an object that equals no other if there is no file.
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
            // A leftover file is harmless.
        }
        try {
            channel.close();
        } catch (IOException _) {
            // The lock ends with the process at the latest.
        }
    }
}
