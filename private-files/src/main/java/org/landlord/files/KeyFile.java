package org.landlord.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.access.AdminKeyStore;

/// The file with the key of the administrator: one line, the key. It is private to its owner (mode 0600) from its
/// creation, on
/// file systems with POSIX permissions; on others it is as private as its directory. Writes are atomic.
///
/// A file that others can read or write is ignored, with a warning in the log. On mounted file systems with synthetic
/// permissions, such as FAT, that is every file.
public final class KeyFile implements AdminKeyStore {

    private static final System.Logger LOG = System.getLogger(KeyFile.class.getName());

    /// Larger files contain no key.
    private static final int MAX_BYTES = 4096;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final @Nullable Path file;

    /// @param file null if there is no place for it, because the database is in memory
    public KeyFile(@Nullable Path file) {
        this.file = file;
    }

    @Override
    public void save(String token) {
        if (file == null) {
            throw new Unavailable("the database is not a file, so no key file can be written next to it", RETRY_AFTER);
        }
        try {
            Path folder = file.resolveSibling("");
            Files.createDirectories(folder);
            Path draft =
                    Files.createTempFile(folder, file.getFileName() + ".", ".tmp", PrivateFiles.attributes(folder));
            try {
                write(draft, token + "\n");
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            syncDirectory(folder);
        } catch (IOException e) {
            throw new Unavailable(
                    "cannot write the administrator's key to " + file + ": " + FileErrors.reason(e), RETRY_AFTER);
        }
    }

    private static void write(Path draft, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// Makes the new name durable. Systems whose directories cannot be opened do that themselves.
    private static void syncDirectory(Path folder) throws IOException {
        if (PrivateFiles.hasPermissions(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public Optional<String> load() {
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (!isPrivate(file)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} is ignored: others can read or write it, or it is not a regular file. If the key in it is"
                                + " yours, restrict it to its owner (chmod 600)",
                        file);
                return Optional.empty();
            }
            try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                String text = new String(bytes.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
                return text.isEmpty() ? Optional.empty() : Optional.of(text);
            }
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "cannot read the administrator's key", e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> location() {
        return Optional.ofNullable(file).map(Path::toString);
    }

    /// @throws NoSuchFileException if the file does not exist
    private static boolean isPrivate(Path file) throws IOException {
        if (!PrivateFiles.hasPermissions(file)) {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        }
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isRegularFile() && attributes.permissions().stream().allMatch(KeyFile::isOwners);
    }

    private static boolean isOwners(PosixFilePermission permission) {
        return switch (permission) {
            case OWNER_READ, OWNER_WRITE, OWNER_EXECUTE -> true;
            case GROUP_READ, GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE -> false;
        };
    }
}
