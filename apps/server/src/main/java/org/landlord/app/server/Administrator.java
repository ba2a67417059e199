package org.landlord.app.server;

import java.io.Console;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.access.AdminBootstrap;

/// Lets the first administrator in, and tells them how.
final class Administrator {

    private static final String SETTING = "landlord.admin-key";
    private static final String VARIABLE = "LANDLORD_ADMIN_KEY";

    private final AdminBootstrap firstStart;
    private final Optional<String> given;
    private final String database;
    private final String file;
    private Optional<ApiKeyToken> made = Optional.empty();

    Administrator(AdminBootstrap firstStart, Config config) {
        this.firstStart = firstStart;
        this.given = config.getOptionalValue(SETTING, String.class);
        this.database = config.getValue("landlord.db", String.class);
        this.file = database + ".admin-key";
    }

    /// Sees to it that somebody can get in.
    ///
    /// @return false if the key that was given is none, or is good no more; that was said then
    boolean isLetIn() {
        try {
            made = firstStart.ensureAdministratorKey(given.map(ApiKeyToken::parse).orElse(null));
            return true;
        } catch (InvalidInput refused) {
            System.err.println("landlord: " + VARIABLE + " "
                    + refused.violations().getFirst().detail());
            return false;
        }
    }

    /// The key that was made, for the only time that it is shown; nothing if none was. What is no terminal may be a
    /// file, a journal or the log of a container, where a key is not to stay: it is told where the key is.
    String news() {
        return made.map(token -> isTerminal() ? shown(token) : named()).orElse("");
    }

    private String shown(ApiKeyToken token) {
        return """

                This is the key of the platform's administrator. It is shown this once, and kept in a file for your
                eyes only (%s), where the CLI finds it:

                  %s
                """.formatted(file, token.reveal());
    }

    private String named() {
        return """

                The key of the platform's administrator was made. It is in a file for your eyes only, where the CLI
                finds it: %s
                """.formatted(file);
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// What to type in a shell to have the administrator's key in `LANDLORD_TOKEN`, in lines that are indented.
    String howToGetIt() {
        if (given.isPresent()) {
            return "  export LANDLORD_TOKEN=$" + VARIABLE;
        }
        String read = "  export LANDLORD_TOKEN=$(cat " + file + ")";
        return firstStart.storedKey().isPresent()
                ? read
                : "  ./landlord key recover --db " + database + "   # there is no key beside it: this makes one\n"
                        + read;
    }
}
