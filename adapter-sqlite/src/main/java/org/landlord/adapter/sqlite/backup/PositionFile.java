package org.landlord.adapter.sqlite.backup;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;
import org.landlord.files.FileErrors;
import org.landlord.port.out.diagnostics.StoragePosition;

/// The file `<database>.position`: the last position that a server has seen. Without it, or if it
/// cannot be read, nothing is known.
final class PositionFile {

    private static final System.Logger LOG = System.getLogger(PositionFile.class.getName());

    private static final String SUFFIX = ".position";

    /// Larger files have no position.
    private static final long MAX_BYTES = 4096;

    private final Path file;
    private boolean isReported;

    PositionFile(Path database) {
        this.file = database.resolveSibling(database.getFileName() + SUFFIX);
    }

    Optional<StoragePosition> read() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it is too large");
            }
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return Optional.of(new StoragePosition(
                    member(properties, "database"),
                    Long.parseLong(member(properties, "number")),
                    Timestamps.parse(member(properties, "reachedAt")),
                    Long.parseLong(member(properties, "sequence"))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            return unreadable(FileErrors.reason(e));
        } catch (InvalidInput | IllegalArgumentException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static String member(Properties properties, String name) throws IOException {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IOException(name + " is missing");
        }
        return value;
    }

    private Optional<StoragePosition> unreadable(String reason) {
        report("{0} cannot be read ({1}): it is not known whether the database was restored", reason);
        return Optional.empty();
    }

    void write(StoragePosition position) {
        String text = """
            # How far the database beside this file is. Written by the server, to notice that an older file was restored.
            database=%s
            number=%d
            reachedAt=%s
            sequence=%d
            """.formatted(
                position.databaseId(), position.number(), Timestamps.format(position.reachedAt()), position.sequence());
        try (Draft draft = Draft.of(file)) {
            Files.write(draft.path(), text.getBytes(StandardCharsets.UTF_8));
            draft.sync();
            draft.replace(file);
            isReported = false;
        } catch (IOException e) {
            report("{0} cannot be written ({1}): a later restore may not be noticed", FileErrors.reason(e));
        }
    }

    /// Once until it works again.
    private void report(String message, String reason) {
        if (!isReported) {
            isReported = true;
            LOG.log(System.Logger.Level.WARNING, message, file, reason);
        }
    }
}
