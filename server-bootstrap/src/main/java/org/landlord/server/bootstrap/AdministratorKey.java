package org.landlord.server.bootstrap;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.out.access.AdminKeyStore;
import org.landlord.server.settings.InvalidSetting;

/// The API key of the platform administrator at the start of a server: creates it if the storage has no keys, or
/// takes the one of `LANDLORD_ADMIN_KEY`, and prints how to use it.
final class AdministratorKey {

    private static final String VARIABLE = "LANDLORD_ADMIN_KEY";

    private final AdminBootstrap bootstrap;
    private final AdminKeyStore store;
    private final StorageInfo storage;
    private final @Nullable String configured;
    private Optional<ApiKeyToken> created = Optional.empty();

    /// @param configured the key of `landlord.admin-key`; null if none is set
    AdministratorKey(AdminBootstrap bootstrap, AdminKeyStore store, StorageInfo storage, @Nullable String configured) {
        this.bootstrap = bootstrap;
        this.store = store;
        this.storage = storage;
        this.configured = configured;
    }

    /// @throws InvalidSetting if the configured key was revoked, has expired, or lacks permissions
    void ensure() {
        try {
            created = bootstrap.ensureAdministratorKey(configured == null ? null : ApiKeyToken.parse(configured));
        } catch (InvalidInput invalid) {
            throw new InvalidSetting(
                    VARIABLE + " " + invalid.violations().getFirst().detail());
        }
    }

    /// The key that was created; empty if none was. It is printed on terminals only: other outputs, such as a file,
    /// a journal or the log of a container, would keep it.
    String creationNotice() {
        return created.map(token -> isTerminal() ? withKey(token) : withoutKey())
                .orElse("");
    }

    private String withKey(ApiKeyToken token) {
        return """

                Created the API key of the platform administrator. It is shown only once, and stored in a file that
                only you can read (%s), where the CLI finds it:

                  %s
                """.formatted(location(), token.reveal());
    }

    private String withoutKey() {
        return """

                Created the API key of the platform administrator. It is stored in a file that only you can read,
                where the CLI finds it: %s
                """.formatted(location());
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Shell commands, indented, that set `LANDLORD_TOKEN` to the key.
    String exportCommands() {
        if (configured != null) {
            return "  export LANDLORD_TOKEN=$" + VARIABLE;
        }
        String export = "  export LANDLORD_TOKEN=$(cat " + location() + ")";
        return bootstrap.storedKey().isPresent() ? export : "  " + storage.withoutKeyFile() + "\n" + export;
    }

    private String location() {
        return store.location().orElse("");
    }
}
