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

/// A signed JWT in compact form (RFC 7519, RFC 7515), not verified: it is used only to find the identity provider.
///
/// @param text the token
/// @param issuer `iss`
/// @param audiences `aud`; empty if it is missing
/// @param saysAccessToken true if its header has the type of access tokens (RFC 9068)
public record UnverifiedJwt(String text, String issuer, List<String> audiences, boolean saysAccessToken) {

    /// Longer ones do not fit into request headers.
    private static final int MAX_LENGTH = 16 * 1024;

    /// Each is looked up. Identity providers use a few.
    private static final int MAX_AUDIENCES = 50;

    /// Three parts; the signature must not be empty.
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+");

    /// The types of access tokens (RFC 9068) and of plain JWTs. Issuers sign other JWTs for the same audience and
    /// subject, such as logout tokens.
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    private static final Set<String> ACCESS_TOKENS = Set.of("at+jwt", "application/at+jwt");

    public UnverifiedJwt {
        audiences = List.copyOf(audiences);
    }

    /// @return empty if it is not a signed JWT, is not a credential by its type, has no issuer or too many
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

    /// Without the token, for logs.
    @Override
    public String toString() {
        return "UnverifiedJwt[issuer=" + issuer + ", audiences=" + audiences + "]";
    }

    /// The claims, for use after verification.
    JsonObject claims() {
        return json(text.split("\\.", -1)[1]);
    }

    /// A missing type means the same as the type of JWTs.
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
