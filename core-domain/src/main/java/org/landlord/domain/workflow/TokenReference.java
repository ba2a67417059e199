package org.landlord.domain.workflow;

import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Reference;

/// The location of the token of a gateway, never the token itself: `env:NAME` or `file:NAME`.
///
/// @param name of an environment variable that begins with [#VARIABLE_PREFIX], or of a file in the
///     folder of secrets
public record TokenReference(TokenProvider provider, String name) {

    /// The prefix of environment variables with tokens of gateways. Other variables are not read.
    public static final String VARIABLE_PREFIX = "LANDLORD_GATEWAY_TOKEN_";

    private static final Pattern VARIABLE = Pattern.compile(VARIABLE_PREFIX + "[A-Za-z0-9_]{1,100}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /// @throws InvalidInput if the name breaks a rule
    public TokenReference {
        if (!AsStored.isRead()) {
            new Reference(name);
            check(provider, name);
        }
    }

    private static void check(TokenProvider provider, String name) {
        switch (provider) {
            case ENV -> {
                if (!VARIABLE.matcher(name).matches()) {
                    throw new InvalidInput("must name an environment variable that begins with " + VARIABLE_PREFIX);
                }
            }
            case FILE -> {
                if (!FILE.matcher(name).matches()) {
                    throw new InvalidInput(
                            "must name a file in the folder of secrets: up to 128 characters of A-Z, a-z,"
                                    + " 0-9, '.', '_' and '-', beginning with a letter or digit");
                }
            }
        }
    }

    /// @param text `env:NAME` or `file:NAME`
    /// @throws InvalidInput if it is neither
    public static TokenReference of(String text) {
        int colon = text.indexOf(':');
        String provider = colon < 0 ? "" : text.substring(0, colon);
        return switch (provider) {
            case "env" -> new TokenReference(TokenProvider.ENV, text.substring(colon + 1));
            case "file" -> new TokenReference(TokenProvider.FILE, text.substring(colon + 1));
            default -> throw new InvalidInput("must be env:NAME or file:NAME, and never the token itself");
        };
    }

    @Override
    public String toString() {
        return provider.label() + ":" + name;
    }
}
