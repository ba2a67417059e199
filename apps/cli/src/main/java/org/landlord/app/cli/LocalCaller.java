package org.landlord.app.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.Target;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.Authentication;

/// Finds out who works on a database file: whoever has a key, as on a server. That is the one that was left
/// beside the file, for its owner alone to read, unless another is given.
final class LocalCaller {

    private final AdminBootstrap firstStart;
    private final Authentication authentication;
    private final Target.LocalDatabase database;
    private final Consumer<String> told;

    /// @param told hears what happened that nobody asked for
    LocalCaller(
            AdminBootstrap firstStart,
            Authentication authentication,
            Target.LocalDatabase database,
            Consumer<String> told) {
        this.firstStart = firstStart;
        this.authentication = authentication;
        this.database = database;
        this.told = told;
    }

    /// @throws Unauthenticated if there is no key, or it is not good
    Caller get() {
        firstStart
                .ensureAdministratorKey(null)
                .ifPresent(_ -> told.accept("made an administrator key: " + database.file() + ".admin-key (0600)"));
        return authentication.holder(token(database.token()), Origin.unknown());
    }

    private ApiKeyToken token(@Nullable String given) {
        if (given == null) {
            return firstStart
                    .storedKey()
                    .orElseThrow(() ->
                            new Unauthenticated("there is no key beside " + database.file() + " that you may read"));
        }
        try {
            return ApiKeyToken.parse(given);
        } catch (InvalidInput refused) {
            throw new Unauthenticated(
                    "the token " + refused.violations().getFirst().detail());
        }
    }
}
