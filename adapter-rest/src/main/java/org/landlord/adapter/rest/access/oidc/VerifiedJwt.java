package org.landlord.adapter.rest.access.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The claims of a verified token.
public final class VerifiedJwt {

    private final String subject;
    private final JsonObject claims;

    /// @throws IllegalArgumentException if the claims have no subject
    VerifiedJwt(JsonObject claims) {
        if (!(claims.getValue("sub") instanceof String sub) || sub.isEmpty()) {
            throw new IllegalArgumentException("the sub claim is missing or empty");
        }
        this.subject = sub;
        this.claims = claims;
    }

    /// `sub`, never empty.
    public String subject() {
        return subject;
    }

    /// The strings of a claim that contains a string or a list, such as `groups`. Other values are ignored.
    ///
    /// @param claim its name, or a path with dots, such as `realm_access.roles`
    /// @return empty if there is no such claim
    public List<String> texts(String claim) {
        return switch (find(claims, claim)) {
            case String text -> List.of(text);
            case JsonArray list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null -> List.of();
            case Object _ -> List.of();
        };
    }

    /// The text of a claim.
    ///
    /// @param claim as in [#texts]
    /// @return empty if there is no such claim, or it is not a text
    public Optional<String> text(String claim) {
        return find(claims, claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// True if the token states that the e-mail address of the user is not verified.
    public boolean hasUnverifiedEmail() {
        return Boolean.FALSE.equals(claims.getValue("email_verified"))
                || claims.getValue("email_verified") instanceof String text && text.equalsIgnoreCase("false");
    }

    /// True if the token has too many groups to list (group overage): `_claim_names` contains the claim (OpenID
    /// Connect Core, section 5.6.2), or `hasgroups` is true.
    ///
    /// @param claim the claim of groups
    public boolean leavesOut(String claim) {
        boolean elsewhere = claims.getValue("_claim_names") instanceof JsonObject names && names.containsKey(claim);
        return elsewhere
                || claims.getValue("hasgroups") instanceof Boolean has && has
                || claims.getValue("hasgroups") instanceof String text && text.equalsIgnoreCase("true");
    }

    /// Names of claims may contain dots: URLs are common.
    private static @Nullable Object find(JsonObject in, String claim) {
        if (in.containsKey(claim)) {
            return in.getValue(claim);
        }
        int dot = claim.indexOf('.');
        return dot > 0 && in.getValue(claim.substring(0, dot)) instanceof JsonObject inner
                ? find(inner, claim.substring(dot + 1))
                : null;
    }
}
