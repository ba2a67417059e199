package org.landlord.cli.bootstrap;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.Authentication;

/// Authenticates the caller on a database by an API key, as a server does. Without a token, it uses the key
/// file of the storage, which only its owner can read.
final class LocalCaller {

    private final AdminBootstrap firstStart;
    private final Authentication authentication;
    private final @Nullable String token;
    private final String keyFile;
    private final Consumer<String> log;

    /// @param token null to use the key file
    /// @param keyFile its path, for people
    /// @param log receives a message if an administrator key was created
    LocalCaller(
            AdminBootstrap firstStart,
            Authentication authentication,
            @Nullable String token,
            String keyFile,
            Consumer<String> log) {
        this.firstStart = firstStart;
        this.authentication = authentication;
        this.token = token;
        this.keyFile = keyFile;
        this.log = log;
    }

    /// @throws Unauthenticated if there is no key, or it is not valid
    Caller get() {
        firstStart
                .ensureAdministratorKey(null)
                .ifPresent(_ -> log.accept("created an administrator key: " + keyFile + " (0600)"));
        return authentication.holder(key(), Origin.unknown());
    }

    private ApiKeyToken key() {
        if (token == null) {
            return firstStart
                    .storedKey()
                    .orElseThrow(() -> new Unauthenticated("there is no readable key file " + keyFile));
        }
        try {
            return ApiKeyToken.parse(token);
        } catch (InvalidInput refused) {
            throw new Unauthenticated(
                    "the token " + refused.violations().getFirst().detail());
        }
    }
}
