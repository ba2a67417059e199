package org.landlord.it.workflow.engine;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token stands for.
///
/// @param userId whose it is
/// @param scopes what may be done with it
/// @param expired whether its time is over
public record Grant(String userId, Set<String> scopes, boolean expired) {

    private static final String EVERYTHING = "*";

    /// Which scopes a scope contains.
    private static final Map<String, Set<String>> CONTAINED = Map.of(
            "run:write", Set.of("run:read"),
            "run:admin", Set.of("run:read", "run:write"));

    /// Finds the grant of a request.
    ///
    /// @param token as sent, null if none was
    /// @throws Refusal if it is none, or its time is over
    public static Grant of(Map<String, Grant> grants, @Nullable String token) {
        if (token == null || token.isEmpty()) {
            throw new Refusal(401, "UNAUTHORIZED", "A bearer token is required");
        }
        Grant grant = grants.get(token);
        if (grant == null) {
            throw new Refusal(401, "UNAUTHORIZED", "Invalid token");
        }
        if (grant.expired()) {
            throw new Refusal(401, "UNAUTHORIZED", "Token expired; issue a refreshed token.")
                    .with("refresh", "smithers token issue");
        }
        return grant;
    }

    boolean allows(String scope) {
        return scopes.contains(EVERYTHING)
                || scopes.contains(scope)
                || scopes.stream()
                        .anyMatch(held -> CONTAINED.getOrDefault(held, Set.of()).contains(scope));
    }

    /// @throws Refusal if a scope is missing
    public void require(String scope, String method) {
        if (!allows(scope)) {
            throw new Refusal(403, "FORBIDDEN", "Missing required scope " + scope + " for " + method)
                    .with("requiredScope", scope);
        }
    }
}
