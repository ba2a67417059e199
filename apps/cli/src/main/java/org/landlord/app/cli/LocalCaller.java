package org.landlord.app.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.Target;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.Authentication;

/// Authenticates the caller on a database file by an API key, as a server does. Without a token, it uses the
/// key file next to the database, which only its owner can read.
final class LocalCaller {

    private final AdminBootstrap firstStart;
    private final Authentication authentication;
    private final Target.LocalDatabase database;
    private final Consumer<String> log;

    /// @param log receives a message if an administrator key was created
    LocalCaller(
            AdminBootstrap firstStart,
            Authentication authentication,
            Target.LocalDatabase database,
            Consumer<String> log) {
        this.firstStart = firstStart;
        this.authentication = authentication;
        this.database = database;
        this.log = log;
    }

    /// @throws Unauthenticated if there is no key, or it is not valid
    Caller get() {
        firstStart
                .ensureAdministratorKey(null)
                .ifPresent(_ -> log.accept("created an administrator key: " + database.file() + ".admin-key (0600)"));
        return authentication.holder(token(database.token()), Origin.unknown());
    }

    private ApiKeyToken token(@Nullable String given) {
        if (given == null) {
            return firstStart
                    .storedKey()
                    .orElseThrow(() -> new Unauthenticated("there is no readable key file next to " + database.file()));
        }
        try {
            return ApiKeyToken.parse(given);
        } catch (InvalidInput refused) {
            throw new Unauthenticated(
                    "the token " + refused.violations().getFirst().detail());
        }
    }
}
