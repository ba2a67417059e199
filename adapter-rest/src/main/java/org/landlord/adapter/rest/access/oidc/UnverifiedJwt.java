package org.landlord.adapter.rest.access.oidc;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A signed JWT in its compact form (RFC 7519, RFC 7515), of which nothing is verified yet: good for finding out
/// whom to ask about it, and for nothing else.
///
/// @param text the token
/// @param issuer what it says it was issued by: `iss`
/// @param audiences whom it says it is for: `aud`; none if it does not say
/// @param saysAccessToken true if its header calls it an access token (RFC 9068)
public record UnverifiedJwt(String text, String issuer, List<String> audiences, boolean saysAccessToken) {

    /// Longer ones do not fit into the headers of a request anyway.
    private static final int MAX_LENGTH = 16 * 1024;

    /// Each is looked up. Identity providers name a handful.
    private static final int MAX_AUDIENCES = 50;

    /// Three parts, of which the signature may not be empty.
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+");

    /// Access tokens (RFC 9068) and what says no more than that it is a JWT. Issuers sign other things too, such
    /// as the news that somebody logged out: they are for the same audience and about the same person.
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    private static final Set<String> ACCESS_TOKENS = Set.of("at+jwt", "application/at+jwt");

    public UnverifiedJwt {
        audiences = List.copyOf(audiences);
    }

    /// Reads a token.
    ///
    /// @return empty if it is no signed JWT, is of a type that is no credential, names no issuer or too many
    ///     audiences
    public static Optional<UnverifiedJwt> of(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        try {
            JsonObject header = json(parts.group(1));
            JsonObject claims = json(parts.group(2));
            List<String> audiences = audiences(claims);
            String type = type(header);
            return TYPES.contains(type)
                            && claims.getValue("iss") instanceof String issuer
                            && audiences.size() <= MAX_AUDIENCES
                    ? Optional.of(new UnverifiedJwt(text, issuer, audiences, ACCESS_TOKENS.contains(type)))
                    : Optional.empty();
        } catch (IllegalArgumentException | DecodeException _) {
            return Optional.empty();
        }
    }

    /// The token is left out: this may get into a log.
    @Override
    public String toString() {
        return "CompactToken[issuer=" + issuer + ", audiences=" + audiences + "]";
    }

    /// The claims. To be asked for when the token has been verified.
    JsonObject claims() {
        return json(text.split("\\.", -1)[1]);
    }

    /// Without a type it says as much as with the one that says that it is a JWT.
    private static String type(JsonObject header) {
        return switch (header.getValue("typ")) {
            case null -> "jwt";
            case String name -> name.toLowerCase(Locale.ROOT);
            case Object _ -> "";
        };
    }

    private static List<String> audiences(JsonObject claims) {
        return switch (claims.getValue("aud")) {
            case String one -> List.of(one);
            case JsonArray several ->
                several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null -> List.of();
            case Object _ -> List.of();
        };
    }

    private static JsonObject json(String part) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
