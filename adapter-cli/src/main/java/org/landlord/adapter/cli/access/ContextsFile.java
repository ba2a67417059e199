package org.landlord.adapter.cli.access;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.ArgumentParsers;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.adapter.cli.output.Documents;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.wire.json.JsonReader;

/// Stores contexts in `landlord/contexts.json` in the configuration directory of the user. The file contains
/// tokens: it is created with mode 0600, replaced atomically, and rejected if others can read it.
public final class ContextsFile {

    private static final Set<PosixFilePermission> OWNER_READ_WRITE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ALL = PosixFilePermissions.fromString("rwx------");

    private final @Nullable Path file;

    private ContextsFile(@Nullable Path file) {
        this.file = file;
    }

    /// The file in `XDG_CONFIG_HOME`, or in `.config` in `HOME`.
    public static ContextsFile of(Map<String, String> environment) {
        Path configuration = absolute(environment.get("XDG_CONFIG_HOME"));
        Path home = absolute(environment.get("HOME"));
        if (configuration == null && home != null) {
            configuration = home.resolve(".config");
        }
        return new ContextsFile(
                configuration == null ? null : configuration.resolve("landlord").resolve("contexts.json"));
    }

    private static @Nullable Path absolute(@Nullable String directory) {
        if (directory == null || directory.isBlank()) {
            return null;
        }
        Path path = Path.of(directory);
        return path.isAbsolute() ? path : null;
    }

    /// The saved contexts; none if the file does not exist.
    ///
    /// @throws UnusableContexts if others can read the file, or it cannot be read or parsed
    public Contexts read() {
        if (file == null || !Files.exists(file)) {
            return Contexts.none();
        }
        try {
            if (isPosix(file) && !OWNER_ALL.containsAll(Files.getPosixFilePermissions(file))) {
                throw new UnusableContexts(
                        file + " contains tokens and is readable by other users: run chmod 600 " + file);
            }
            byte[] json = Files.readAllBytes(file);
            return contexts(JsonReader.object(json));
        } catch (InvalidInput _) {
            // The details may contain a token.
            throw new UnusableContexts(file + " is not a valid contexts file: delete it and log in again");
        } catch (IOException e) {
            throw new UnusableContexts("cannot read " + file + ": " + e.getMessage());
        }
    }

    /// Changes the saved contexts.
    ///
    /// @throws UnusableContexts if the file cannot be read or written
    Contexts change(UnaryOperator<Contexts> change) {
        if (file == null) {
            throw new UnusableContexts(
                    "there is no configuration directory to save contexts in: set HOME or XDG_CONFIG_HOME");
        }
        Contexts changed = change.apply(read());
        try {
            // A symbolic link stays a link.
            replace(Files.exists(file) ? file.toRealPath() : file, bytes(changed));
        } catch (IOException e) {
            throw new UnusableContexts("cannot write " + file + ": " + e.getMessage());
        }
        return changed;
    }

    /// Replaces the token of a key in all contexts that use it.
    ///
    /// @return the changed contexts
    /// @throws UnusableContexts if the file cannot be read or written
    List<ContextName> replaceToken(KeyId before, ApiKeyToken after) {
        List<ContextName> affected = read().all().entrySet().stream()
                .filter(entry -> entry.getValue().holds(before))
                .map(Map.Entry::getKey)
                .toList();
        if (!affected.isEmpty()) {
            change(saved -> saved.replacingToken(before, after));
        }
        return affected;
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path directory = Objects.requireNonNull(target.getParent(), "the directory of the file");
        Files.createDirectories(directory, only(directory, OWNER_ALL));
        Path written = Files.createTempFile(directory, ".contexts", ".part", only(directory, OWNER_READ_WRITE));
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] only(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Contexts contexts(Map<String, @Nullable Object> json) {
        SortedMap<ContextName, Contexts.Context> all = new TreeMap<>();
        object(json.get("contexts")).forEach((name, context) -> all.put(name(name), context(object(context))));
        return new Contexts(json.get("current") == null ? null : name(json.get("current")), all);
    }

    private static Contexts.Context context(Map<?, ?> json) {
        URI server = ArgumentParsers.server(text(json.get("server")));
        return new Contexts.Context(server, text(json.get("token")));
    }

    private static ContextName name(@Nullable Object json) {
        return new ContextName(text(json));
    }

    private static String text(@Nullable Object json) {
        return switch (json) {
            case String text -> text;
            case null, default -> throw new InvalidInput("must be a string");
        };
    }

    private static Map<?, ?> object(@Nullable Object json) {
        return switch (json) {
            case Map<?, ?> object -> object;
            case null, default -> throw new InvalidInput("must be a JSON object");
        };
    }

    private static byte[] bytes(Contexts contexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Documents.json(bytes)) {
            json.writeStartObject();
            json.writeStringField(
                    "current",
                    contexts.current() == null ? null : contexts.current().value());
            json.writeObjectFieldStart("contexts");
            for (Map.Entry<ContextName, Contexts.Context> entry : contexts.all().entrySet()) {
                json.writeObjectFieldStart(entry.getKey().value());
                json.writeStringField("server", entry.getValue().server().toString());
                json.writeStringField("token", entry.getValue().token());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }
}
