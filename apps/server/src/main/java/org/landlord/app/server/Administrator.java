package org.landlord.app.server;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.access.FirstStart;

/// Lets the first administrator in, and tells them how.
final class Administrator {

    private static final String SETTING = "landlord.admin-key";
    private static final String VARIABLE = "LANDLORD_ADMIN_KEY";

    private final FirstStart firstStart;
    private final Optional<String> given;
    private final String file;
    private Optional<ApiKeyToken> made = Optional.empty();

    Administrator(FirstStart firstStart, Config config) {
        this.firstStart = firstStart;
        this.given = config.getOptionalValue(SETTING, String.class);
        this.file = config.getValue("landlord.db", String.class) + ".admin-key";
    }

    /// Sees to it that somebody can get in.
    ///
    /// @return false if the key that was given is none; that was said then
    boolean isLetIn() {
        try {
            made = firstStart.administratorKey(given.map(ApiKeyToken::parse).orElse(null));
            return true;
        } catch (InvalidInput refused) {
            System.err.println("landlord: " + VARIABLE + " "
                    + refused.violations().getFirst().detail());
            return false;
        }
    }

    /// The key that was made, for the only time that it is shown; nothing if none was.
    String news() {
        return made.map(token -> """

                This is the key of the platform's administrator. It is shown this once, and kept in a file for your
                eyes only (%s), where the CLI finds it:

                  %s
                """.formatted(file, token.reveal())).orElse("");
    }

    /// How a shell gets at the administrator's key.
    String token() {
        return given.isPresent() ? "$" + VARIABLE : "$(cat " + file + ")";
    }
}
