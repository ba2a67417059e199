package org.landlord.adapter.rest.access.oidc;

import io.vertx.core.json.JsonObject;
import java.security.Key;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The rules for tokens: signed by the issuer, for the required audience, within their validity, and of the required
/// kind.
///
/// `exp`, `nbf` and `iat` are compared with [60 seconds][#LEEWAY_SECONDS] of leeway, because clocks differ.
/// `exp` and `sub` are required; `nbf` and `iat` are optional.
final class TokenRules {

    /// The maximum difference between the issuer's clock and this one.
    static final int LEEWAY_SECONDS = 60;

    private static final Logger LOG = Logger.getLogger(TokenRules.class);

    /// Asymmetric algorithms only (RFC 8725, section 3.1).
    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    /// Claims that OpenID Connect Core defines for ID tokens only. ID tokens are for the client and are not
    /// credentials for an API.
    private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash");

    /// Claims that contain the kind of a token: `typ` of Keycloak, `token_use` of Amazon Cognito.
    private static final Set<String> NO_ACCESS_TOKENS = Set.of("id", "refresh", "offline", "logout");

    private static final String ACCESS_TOKEN_OF_KEYCLOAK = "bearer";

    static final Kind ACCESS_TOKEN =
            (token, claims) -> isAccessToken(token, claims) ? null : "the token is not an access token";

    private TokenRules() {}

    /// The rules of a kind of token, beyond those of all.
    @FunctionalInterface
    interface Kind {

        /// @param claims whose signature, issuer, audience and validity have been verified
        /// @return the reason for a refusal, for the log; null for none
        @Nullable
        String refusal(UnverifiedJwt token, JsonObject claims);
    }

    /// An ID token that a client has received from the token endpoint (OpenID Connect Core, section 3.1.3.7).
    ///
    /// @param nonce of the request
    static Kind idToken(String clientId, String nonce) {
        return (token, claims) -> {
            if (token.saysAccessToken()) {
                return "the token is not an ID token";
            }
            if (!nonce.equals(claims.getValue("nonce"))) {
                return "the nonce claim is not that of the request";
            }
            Object authorized = claims.getValue("azp");
            boolean isOurs = authorized == null ? token.audiences().size() == 1 : clientId.equals(authorized);
            return isOurs ? null : "the azp claim is not the client id";
        };
    }

    /// The result of a verification.
    sealed interface Finding {

        /// @param token its claims
        record Good(VerifiedJwt token) implements Finding {}

        /// The issuer may have published the key in the meantime.
        ///
        /// @param why the reason, for the log
        record UnknownKey(String why) implements Finding {}

        /// @param why the reason, for the log
        record Bad(String why) implements Finding {}
    }

    /// @param issuer the required issuer
    /// @param audience the required audience
    /// @param kind the required kind of token
    /// @param keys of the issuer
    static Finding check(UnverifiedJwt token, String issuer, String audience, Kind kind, Collection<JsonWebKey> keys) {
        try {
            consumer(issuer, audience, keys).processToClaims(token.text());
            JsonObject claims = token.claims();
            String refusal = kind.refusal(token, claims);
            return refusal == null ? new Finding.Good(new VerifiedJwt(claims)) : new Finding.Bad(refusal);
        } catch (InvalidJwtException refused) {
            // The message of the exception contains claims: it must not be logged.
            return finding(refused);
        } catch (RuntimeException odd) {
            LOG.debugf("a token of %s cannot be read: %s", token.issuer(), odd.getClass());
            return new Finding.Bad("the token is malformed");
        }
    }

    private static JwtConsumer consumer(String issuer, String audience, Collection<JsonWebKey> keys) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ASYMMETRIC)
                .setVerificationKeyResolver((signature, _) -> key(signature, keys))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audience)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                // In the future: the leeway only. In the past: no limit.
                .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
                .build();
    }

    /// The key with the token's `kid`. Without a `kid`, which is optional (RFC 7515, section 4.1.4), the only
    /// key for its algorithm.
    private static Key key(JsonWebSignature signature, Collection<JsonWebKey> keys) throws UnresolvableKeyException {
        try {
            List<JsonWebKey> fitting = new VerificationJwkSelector().selectList(signature, keys);
            boolean named = signature.getKeyIdHeaderValue() != null;
            if (fitting.isEmpty()) {
                throw new UnresolvableKeyException("no key of the issuer matches the kid and alg headers");
            }
            if (fitting.size() > 1 && !named) {
                throw new UnresolvableKeyException("the token has no kid header, and several keys of the issuer match");
            }
            return fitting.getFirst().getKey();
        } catch (UnresolvableKeyException unknown) {
            throw unknown;
        } catch (JoseException odd) {
            throw new UnresolvableKeyException("the issuer's keys cannot be read", odd);
        }
    }

    /// Not every ID token can be recognized: one without `nonce`, hashes and a kind looks like an access token. A
    /// separate audience for access tokens excludes those.
    private static boolean isAccessToken(UnverifiedJwt token, JsonObject claims) {
        String kind = text(claims, "typ");
        if (NO_ACCESS_TOKENS.contains(kind) || NO_ACCESS_TOKENS.contains(text(claims, "token_use"))) {
            return false;
        }
        return token.saysAccessToken()
                || kind.equals(ACCESS_TOKEN_OF_KEYCLOAK)
                || OF_ID_TOKENS.stream().noneMatch(claims::containsKey);
    }

    private static String text(JsonObject claims, String name) {
        return claims.getValue(name) instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
    }

    private static Finding finding(InvalidJwtException refused) {
        return switch (refused.getCause()) {
            case UnresolvableKeyException unknown -> new Finding.UnknownKey(String.valueOf(unknown.getMessage()));
            case InvalidAlgorithmException _ -> new Finding.Bad("the alg header is not a supported algorithm");
            case null, default -> new Finding.Bad(why(refused.getErrorDetails()));
        };
    }

    private static String why(List<ErrorCodeValidator.Error> errors) {
        return errors.stream()
                .map(error -> switch (error.getErrorCode()) {
                    case ErrorCodes.SIGNATURE_INVALID -> "the signature is invalid";
                    case ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID ->
                        "the iss claim is not the expected issuer";
                    case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID ->
                        "the aud claim does not contain the expected audience";
                    case ErrorCodes.EXPIRED -> "the token has expired (exp claim)";
                    case ErrorCodes.EXPIRATION_MISSING -> "the token has no exp claim";
                    case ErrorCodes.NOT_YET_VALID -> "the token is not yet valid (nbf claim)";
                    case ErrorCodes.ISSUED_AT_INVALID_FUTURE -> "the iat claim is in the future";
                    case ErrorCodes.SUBJECT_MISSING -> "the token has no sub claim";
                    default -> "a claim is malformed or contradicts another claim";
                })
                .findFirst()
                .orElse("the token is malformed");
    }
}
