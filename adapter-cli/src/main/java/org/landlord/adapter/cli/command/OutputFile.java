package org.landlord.adapter.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that a command writes, readable by its owner only. It appears complete or not at all: the content
/// is written to a temporary file in the same directory, synced, and renamed. An existing file is replaced
/// only with `force`. A device or a pipe is written to directly, once the content is complete.
public final class OutputFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path target;
    private final boolean force;

    /// @param target the path of the file
    /// @param force true to replace an existing file
    public OutputFile(Path target, boolean force) {
        this.target = target;
        this.force = force;
    }

    /// Writes the content.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Checks in advance whether the file can be written.
    ///
    /// @throws InvalidArguments if it cannot
    public void check() {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InvalidArguments("the directory " + folder + " does not exist");
        }
        if (Files.isDirectory(target)) {
            throw new InvalidArguments(target + " is a directory, not a file");
        }
        if (!force && isReplaceable() && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw alreadyExists();
        }
    }

    /// Writes the file.
    ///
    /// @throws InvalidArguments if it cannot be written, or a file of that name was created in the meantime
    public void write(Content content) throws IOException {
        check();
        if (!isReplaceable()) {
            try (OutputStream out = Files.newOutputStream(target)) {
                writeSpooled(content, out);
            }
            return;
        }
        Path absolute = target.toAbsolutePath();
        Path draft =
                Files.createTempFile(absolute.getParent(), "." + absolute.getFileName() + ".", ".part", ownerOnly());
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            rename(draft, absolute);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Writes content from the database to a stream whose reader may be slow, such as a pipe. An open read
    /// transaction delays cleanup in the database, so the content is first written to a temporary file, which
    /// is deleted on close.
    public static void writeSpooled(Content content, OutputStream out) throws IOException {
        Path temporary = Files.createTempFile("landlord-", ".part");
        try (FileChannel spool = FileChannel.open(
                temporary, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(spool), BUFFER_BYTES);
            content.writeTo(buffered);
            buffered.flush();
            spool.position(0);
            Channels.newInputStream(spool).transferTo(out);
        }
    }

    private void rename(Path draft, Path absolute) throws IOException {
        if (force) {
            Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.move(draft, absolute);
        } catch (FileAlreadyExistsException _) {
            throw alreadyExists();
        }
    }

    private InvalidArguments alreadyExists() {
        return new InvalidArguments(target + " already exists: choose another name, or use --force to replace it");
    }

    private boolean isReplaceable() {
        return !Files.exists(target) || Files.isRegularFile(target);
    }

    private FileAttribute<?>[] ownerOnly() {
        return target.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
