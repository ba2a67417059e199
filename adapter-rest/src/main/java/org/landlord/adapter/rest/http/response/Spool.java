package org.landlord.adapter.rest.http.response;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.landlord.adapter.rest.http.body.FairShare;
import org.landlord.domain.failure.Unavailable;

/// A document that is written to a private file completely, and then sent to a client. Not thread-safe.
public final class Spool implements AutoCloseable {

    public static final String SUFFIX = ".spool";

    private static final Logger LOG = Logger.getLogger(Spool.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private static final int BUFFER_BYTES = 1 << 16;

    private static final int MEBIBYTE = 1 << 20;

    /// Room for everything else on the disk, in particular the database.
    private static final long LEFT_FREE_BYTES = 512L << 20;

    private final Path folder;
    private final String owner;
    private final FairShare room;
    private final Runnable whenClosed;
    private final FileChannel file;
    private final OutputStream out;
    private long bytes;
    private int reserved;
    private boolean isClosed;

    /// @param folder for its file; created if it does not exist
    /// @param owner whose share of the room it takes
    /// @param room in MiB
    /// @param whenClosed run once
    /// @throws Unavailable if no file can be created
    public Spool(Path folder, String owner, FairShare room, Runnable whenClosed) {
        this.folder = folder;
        this.owner = owner;
        this.room = room;
        this.whenClosed = whenClosed;
        try {
            this.file = open(folder);
        } catch (IOException e) {
            throw noRoom(e);
        }
        this.out = new BufferedOutputStream(new Sink(), BUFFER_BYTES);
    }

    private static FileChannel open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions(folder, "rwx------"));
        }
        Path file = folder.resolve(UUID.randomUUID() + SUFFIX);
        return FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                permissions(folder, "rw-------"));
    }

    private static FileAttribute<?>[] permissions(Path where, String permissions) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /// Takes the document. Writing throws [Unavailable] if there is no room for it.
    public OutputStream out() {
        return out;
    }

    /// Sends the document.
    ///
    /// @throws IOException if the client does not receive it
    public void sendTo(OutputStream client) throws IOException {
        out.flush();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        for (long sent = 0; sent < bytes; sent += buffer.limit()) {
            buffer.clear();
            readAt(sent, buffer);
            client.write(buffer.array(), 0, buffer.limit());
        }
    }

    private void readAt(long position, ByteBuffer buffer) throws IOException {
        if (file.read(buffer, position) <= 0) {
            throw new IOException("the file of an export has become shorter");
        }
        buffer.flip();
    }

    /// Removes the file, and gives back its room.
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            file.close();
        } catch (IOException e) {
            LOG.warnf("cannot close the file of an export: %s", e.getMessage());
        } finally {
            room.giveBack(owner, reserved);
            whenClosed.run();
        }
    }

    private static Unavailable noRoom(IOException why) {
        LOG.warnf("the file of an export cannot be written: %s", why.getMessage());
        return new Unavailable("there is no disk space for the export", RETRY_AFTER);
    }

    private void reserve(int more) throws IOException {
        while (bytes + more > (long) reserved * MEBIBYTE) {
            if (room.take(owner, 1) != FairShare.Outcome.TAKEN) {
                throw new Unavailable(
                        "the running exports leave no disk space for this one; a shorter window needs less",
                        RETRY_AFTER);
            }
            reserved++;
            if (Files.getFileStore(folder).getUsableSpace() < LEFT_FREE_BYTES) {
                throw new Unavailable("the disk has too little space for the export", RETRY_AFTER);
            }
        }
    }

    private final class Sink extends OutputStream {

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            try {
                reserve(length);
                ByteBuffer buffer = ByteBuffer.wrap(from, offset, length);
                while (buffer.hasRemaining()) {
                    bytes += file.write(buffer, bytes);
                }
            } catch (IOException e) {
                throw noRoom(e);
            }
        }
    }
}
