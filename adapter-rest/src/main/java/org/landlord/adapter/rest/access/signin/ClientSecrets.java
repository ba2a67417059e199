package org.landlord.adapter.rest.access.signin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.signin.SignInRefused.Code;

/// Reads client secrets where [org.landlord.domain.identity.SignInRules] locates them, at each sign-in: a secret that
/// was replaced is used at once.
final class ClientSecrets {

    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";
    private static final int MAX_BYTES = 4 * 1024;

    private ClientSecrets() {}

    /// Blocks.
    ///
    /// @param ref `env:NAME` or `file:PATH`; null for a public client
    /// @return empty for a public client
    /// @throws SignInRefused if there is no secret
    static Optional<String> read(@Nullable String ref) {
        if (ref == null) {
            return Optional.empty();
        }
        String secret = ref.startsWith(ENVIRONMENT)
                ? System.getenv(ref.substring(ENVIRONMENT.length()))
                : content(Path.of(ref.substring(FILE.length())));
        if (secret == null || secret.isBlank()) {
            throw new SignInRefused(Code.UNAVAILABLE, "the client secret cannot be read (clientSecretRef)");
        }
        return Optional.of(secret.strip());
    }

    private static @Nullable String content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return null;
        }
    }
}
