package org.landlord.adapter.sqlite.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.landlord.files.PrivateFiles;

/// A new file under a temporary name in the directory of its final one, readable by its owner only.
/// [#close] removes it; a process that is killed leaves it.
final class Draft implements AutoCloseable {

    /// What SQLite may keep next to it while it is open.
    private static final List<String> SUFFIXES = List.of("", "-journal", "-wal", "-shm");

    private final Path path;

    private Draft(Path path) {
        this.path = path;
    }

    /// An empty draft.
    ///
    /// @param target the final path, absolute
    static Draft of(Path target) throws IOException {
        Path folder = target.resolveSibling("");
        Path path = Files.createTempFile(
                folder, "." + target.getFileName() + ".", ".part", PrivateFiles.attributes(folder));
        return new Draft(path);
    }

    /// Removes it also if the process is stopped, for work that takes long in a process that does
    /// little else.
    Draft removedAtExit() {
        SUFFIXES.forEach(suffix -> beside(path, suffix).toFile().deleteOnExit());
        return this;
    }

    Path path() {
        return path;
    }

    /// Makes the content durable. SQLite must not have the file open: it would lose its locks.
    void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Gives it the final name, durably. A file of that name is replaced.
    void replace(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(target);
    }

    /// Gives it the final name, durably.
    ///
    /// @throws FileAlreadyExistsException if there is a file of that name, even one that was just
    ///     created
    void create(Path target) throws IOException {
        try {
            Files.createLink(target, path);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException _) {
            // A file system without hard links.
            Files.move(path, target);
        }
        syncFolder(target);
    }

    /// Makes the names in the directory of a file durable. Systems whose directories cannot be opened
    /// do that themselves.
    static void syncFolder(Path file) throws IOException {
        Path folder = file.resolveSibling("");
        if (PrivateFiles.hasPermissions(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    @Override
    public void close() throws IOException {
        for (String suffix : SUFFIXES) {
            Files.deleteIfExists(beside(path, suffix));
        }
    }
}
