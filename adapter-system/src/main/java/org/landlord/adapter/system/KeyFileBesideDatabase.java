package org.landlord.adapter.system;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.out.access.AdminKeyStore;

/// The file `<database>.admin-key`: one line, the key. It is its owner's alone (mode 0600) from its first byte
/// on, where files have modes; elsewhere it is as private as its folder. A key is there as a whole or not at all.
///
/// A file that others may read or write is not trusted: it counts as none, with a warning in the log. On a
/// mounted file system whose modes are made up, such as FAT, that is every file.
@Singleton
class KeyFileBesideDatabase implements AdminKeyStore {

    private static final System.Logger LOG = System.getLogger(KeyFileBesideDatabase.class.getName());

    private static final String SUFFIX = ".admin-key";

    /// SQLite's own addresses begin so: `file:…?mode=ro` and the like, and `:memory:`.
    private static final String ADDRESS = "file:";

    private static final String NO_FILE = ":";

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    /// A file with more in it than this holds no key, whatever it is.
    private static final int MAX_BYTES = 4096;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final @Nullable Path file;

    /// @param database where the database is; empty if that is no file of this machine
    @Inject
    KeyFileBesideDatabase(@ConfigProperty(name = "landlord.db") Optional<String> database) {
        this(database.map(KeyFileBesideDatabase::path)
                .filter(path -> !path.startsWith(NO_FILE))
                .map(Path::of)
                .orElse(null));
    }

    /// @param database the database file; null if there is none
    KeyFileBesideDatabase(@Nullable Path database) {
        this.file = database == null ? null : database.toAbsolutePath().resolveSibling(database.getFileName() + SUFFIX);
    }

    private static String path(String address) {
        if (!address.startsWith(ADDRESS)) {
            return address;
        }
        String rest = address.substring(ADDRESS.length()).split("[?#]", 2)[0];
        // A host may stand before the path: none, or this one.
        String path = rest.startsWith("//") ? rest.substring(Math.max(2, rest.indexOf('/', 2))) : rest;
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void save(String token) {
        if (file == null) {
            throw new Unavailable("the database is no file to leave an administrator's key beside", RETRY_AFTER);
        }
        try {
            Path folder = file.resolveSibling("");
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, file.getFileName() + ".", ".tmp", ownerAlone(folder));
            try {
                write(draft, token + "\n");
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            keepNames(folder);
        } catch (IOException e) {
            throw new Unavailable("cannot leave the administrator's key in " + file + ": " + reason(e), RETRY_AFTER);
        }
    }

    /// In the words of the operating system, if it has some.
    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : null;
        return reason == null ? e.toString() : reason;
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

    /// The new name in the folder is durable too; where folders cannot be opened, the system sees to that itself.
    private static void keepNames(Path folder) throws IOException {
        if (hasModes(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerAlone(Path folder) {
        return hasModes(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                : new FileAttribute<?>[0];
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
                        "{0} is not used: others may read or write it, or it is no file. If the key in it is still"
                                + " your own, let its owner alone read it (chmod 600)",
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

    /// @throws NoSuchFileException if there is no file
    private static boolean isPrivate(Path file) throws IOException {
        if (!hasModes(file)) {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        }
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isRegularFile()
                && attributes.permissions().stream().allMatch(KeyFileBesideDatabase::isOwners);
    }

    private static boolean isOwners(PosixFilePermission permission) {
        return switch (permission) {
            case OWNER_READ, OWNER_WRITE, OWNER_EXECUTE -> true;
            case GROUP_READ, GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE -> false;
        };
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
