package org.landlord.adapter.cli.shared;

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

/// A file that a command writes. It is its owner's alone, since it may hold what is nobody else's business, and it is
/// there as a whole or not at all: it is written under another name beside it, brought to the disk, and renamed. What
/// was there before is replaced only if somebody says so. A device or a pipe is written to as it is, once
/// all of the content is there.
public final class OutputFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path target;
    private final boolean force;

    /// @param target where it shall be
    /// @param force true if a file that is there may be replaced
    public OutputFile(Path target, boolean force) {
        this.target = target;
        this.force = force;
    }

    /// Writes the content.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Sees whether it can be written, as far as that can be seen before.
    ///
    /// @throws WrongUsage if it cannot
    public void check() {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new WrongUsage("there is no folder " + folder);
        }
        if (Files.isDirectory(target)) {
            throw new WrongUsage(target + " is a folder: give the name of a file");
        }
        if (!force && isReplaceable() && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw isThere();
        }
    }

    /// Writes it.
    ///
    /// @throws WrongUsage if it cannot be written, or somebody else has made a file of that name meanwhile
    public void write(Content content) throws IOException {
        check();
        if (!isReplaceable()) {
            try (OutputStream out = Files.newOutputStream(target)) {
                writeOnceThere(content, out);
            }
            return;
        }
        Path absolute = target.toAbsolutePath();
        Path draft =
                Files.createTempFile(absolute.getParent(), "." + absolute.getFileName() + ".", ".part", ownerAlone());
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

    /// Writes content that comes from the database to whoever may take their time with it, such as the reader of a
    /// pipe: a database that is being read cannot be tidied up. So the content is made at once, in a file of its
    /// owner's that has no name any more when it is over.
    public static void writeOnceThere(Content content, OutputStream out) throws IOException {
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
            throw isThere();
        }
    }

    private WrongUsage isThere() {
        return new WrongUsage(target + " is there already: give another name, or --force to replace it");
    }

    private boolean isReplaceable() {
        return !Files.exists(target) || Files.isRegularFile(target);
    }

    private FileAttribute<?>[] ownerAlone() {
        return target.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
