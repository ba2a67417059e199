package org.landlord.adapter.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.port.out.secret.SecretReader;
import org.landlord.port.out.secret.SecretReading;

/// Secrets in files and environment variables of this machine.
///
/// A file of the platform is in the folder of a setting, one of an organization in the folder there
/// that has the organization's id as its name. Without the setting, no file is read. A variable must
/// have the prefix [TokenReference#VARIABLE_PREFIX].
@ApplicationScoped
class MachineSecrets implements SecretReader {

    private static final String NO_FOLDER =
            "this server reads no files with secrets: the operator can permit them with LANDLORD_SECRETS_FOLDER";

    /// The same for files outside of the folder, missing files and files without permission.
    private static final String NO_FILE_OF_PLATFORM = "the folder of secrets has no readable file of this name";

    private static final String NO_FILE_OF_ORGANIZATION =
            "the organization's folder of secrets has no readable file of this name";

    private final @Nullable Path folder;
    private final Map<String, String> environment;

    /// @param folder empty if no files are read
    @Inject
    MachineSecrets(@ConfigProperty(name = "landlord.secrets-folder") Optional<String> folder) {
        this(folder.map(Path::of).orElse(null), System.getenv());
    }

    MachineSecrets(@Nullable Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public SecretReading read(@Nullable OrgId orgId, TokenReference location) {
        return switch (location.provider()) {
            case ENV -> inVariable(location.name());
            case FILE -> inFile(orgId, location.name());
        };
    }

    private SecretReading inVariable(String name) {
        if (!name.startsWith(TokenReference.VARIABLE_PREFIX)) {
            return new SecretReading.Unreadable(
                    "names of environment variables with tokens begin with " + TokenReference.VARIABLE_PREFIX);
        }
        String value = environment.get(name);
        return value == null
                ? new SecretReading.Unreadable("the server has no environment variable of this name")
                : secret(value.getBytes(StandardCharsets.UTF_8));
    }

    private SecretReading inFile(@Nullable OrgId orgId, String name) {
        Path all = folder;
        if (all == null) {
            return new SecretReading.Unreadable(NO_FOLDER);
        }
        return content(all, orgId, name)
                .map(MachineSecrets::secret)
                .orElseGet(() ->
                        new SecretReading.Unreadable(orgId == null ? NO_FILE_OF_PLATFORM : NO_FILE_OF_ORGANIZATION));
    }

    /// At most one byte more than [#MAX_BYTES].
    private static Optional<byte[]> content(Path all, @Nullable OrgId orgId, String name) {
        try {
            // Links are followed, and must lead to a file in the same folder: Kubernetes mounts a secret as a link to
            // a file in a hidden folder below.
            Path root = all.toRealPath();
            Path own = orgId == null ? root : root.resolve(orgId.value()).toRealPath();
            Path named = own.resolve(name).normalize();
            if (orgId != null && !isWithin(own, root) || !own.equals(named.getParent())) {
                return Optional.empty();
            }
            Path file = named.toRealPath();
            // Neither devices nor pipes, which could block.
            return isWithin(file, own) && Files.isRegularFile(file) ? Optional.of(content(file)) : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean isWithin(Path file, Path folder) {
        return file.startsWith(folder) && !file.equals(folder);
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static SecretReading secret(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new SecretReading.Unreadable("it is larger than " + MAX_BYTES / 1024 + " KiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .strip();
            return text.isEmpty() ? new SecretReading.Unreadable("it is empty") : new SecretReading.Read(text);
        } catch (CharacterCodingException _) {
            return new SecretReading.Unreadable("it is not a text in UTF-8");
        }
    }
}
