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
import org.landlord.adapter.cli.option.ValueTypes;
import org.landlord.adapter.cli.output.Documents;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.wire.json.JsonReader;

/// Keeps contexts in `landlord/contexts.json` below the user's configuration folder. There are tokens in it: it
/// is made for its owner alone to read, replaced as a whole, and not used while others may read it.
public final class ContextsFile {

    private static final Set<PosixFilePermission> FOR_OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> ALL_FOR_OWNER = PosixFilePermissions.fromString("rwx------");

    private final @Nullable Path file;

    private ContextsFile(@Nullable Path file) {
        this.file = file;
    }

    /// The file of whoever has this environment: in `XDG_CONFIG_HOME`, or in `.config` of their `HOME`.
    public static ContextsFile of(Map<String, String> environment) {
        Path configuration = absolute(environment.get("XDG_CONFIG_HOME"));
        Path home = absolute(environment.get("HOME"));
        if (configuration == null && home != null) {
            configuration = home.resolve(".config");
        }
        return new ContextsFile(
                configuration == null ? null : configuration.resolve("landlord").resolve("contexts.json"));
    }

    private static @Nullable Path absolute(@Nullable String folder) {
        if (folder == null || folder.isBlank()) {
            return null;
        }
        Path path = Path.of(folder);
        return path.isAbsolute() ? path : null;
    }

    /// What is kept; nothing if there is no such file.
    ///
    /// @throws UnusableContexts if others may read the file, or it cannot be read
    public Contexts read() {
        if (file == null || !Files.exists(file)) {
            return Contexts.none();
        }
        try {
            if (isPosix(file) && !ALL_FOR_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new UnusableContexts("others may read " + file + ", which holds tokens: chmod 600 " + file);
            }
            byte[] json = Files.readAllBytes(file);
            return contexts(JsonReader.object(json));
        } catch (InvalidInput _) {
            // What exactly is wrong might repeat a token.
            throw new UnusableContexts(file + " is not as landlord login writes it: remove it and log in again");
        } catch (IOException e) {
            throw new UnusableContexts("cannot read " + file + ": " + e.getMessage());
        }
    }

    /// Replaces what is kept.
    ///
    /// @throws UnusableContexts if it cannot be read or written
    Contexts change(UnaryOperator<Contexts> change) {
        if (file == null) {
            throw new UnusableContexts("there is no folder to keep contexts in: set HOME or XDG_CONFIG_HOME");
        }
        Contexts changed = change.apply(read());
        try {
            // A link, as those use who keep their configuration elsewhere, stays one.
            replace(Files.exists(file) ? file.toRealPath() : file, bytes(changed));
        } catch (IOException e) {
            throw new UnusableContexts("cannot write " + file + ": " + e.getMessage());
        }
        return changed;
    }

    /// Puts a new token wherever a key's old one is kept.
    ///
    /// @return the contexts that have it now; none if the key was kept nowhere
    /// @throws UnusableContexts if what is kept cannot be read or written
    List<ContextName> exchange(KeyId before, ApiKeyToken after) {
        List<ContextName> holding = read().all().entrySet().stream()
                .filter(entry -> entry.getValue().holds(before))
                .map(Map.Entry::getKey)
                .toList();
        if (!holding.isEmpty()) {
            change(kept -> kept.exchanging(before, after));
        }
        return holding;
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent(), "the folder that it is in");
        Files.createDirectories(folder, only(folder, ALL_FOR_OWNER));
        Path written = Files.createTempFile(folder, ".contexts", ".part", only(folder, FOR_OWNER));
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
        URI server = ValueTypes.server(text(json.get("server")));
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
