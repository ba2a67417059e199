package org.landlord.adapter.rest.access.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// A sign-in that has begun. It is kept in a cookie of the browser, which binds it to the browser: the server stores
/// nothing for strangers, needs no key, and any process completes what another began.
///
/// The cookie begins with 256 random bits. `state`, `nonce` and the PKCE verifier are hashes of all of it, each with a
/// label: a response belongs to the attempt, with its provider, return path and time, exactly if it has its `state`.
///
/// @param cookie its text
/// @param startedAt in seconds
public record SignInAttempt(String cookie, OrgId orgId, ProviderId providerId, ReturnPath returnTo, Instant startedAt) {

    /// How long a user has for the sign-in at the identity provider.
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String SEPARATOR = ".";
    private static final int PARTS = 5;

    /// @param secret unpredictable, and used for nothing else
    public static SignInAttempt begin(
            SessionToken secret, OrgId orgId, ProviderId providerId, ReturnPath returnTo, Instant now) {
        Instant startedAt = Instant.ofEpochSecond(now.getEpochSecond());
        String cookie = String.join(
                SEPARATOR,
                secret.secret(),
                Long.toString(startedAt.getEpochSecond()),
                encoded(orgId.value()),
                encoded(providerId.value()),
                encoded(returnTo.path()));
        return new SignInAttempt(cookie, orgId, providerId, returnTo, startedAt);
    }

    /// Reads the attempt that a response belongs to.
    ///
    /// @param cookie of the browser; null for none
    /// @param state of the response; null for none
    /// @param pages that it may return to
    /// @return empty if the response belongs to no attempt of the browser, or to one that began too long ago
    public static Optional<SignInAttempt> of(
            @Nullable String cookie, @Nullable String state, ReturnPages pages, Instant now) {
        if (cookie == null || state == null) {
            return Optional.empty();
        }
        try {
            String[] parts = cookie.split("\\.", -1);
            if (parts.length != PARTS) {
                return Optional.empty();
            }
            SignInAttempt attempt = new SignInAttempt(
                    cookie,
                    new OrgId(decoded(parts[2])),
                    new ProviderId(decoded(parts[3])),
                    pages.of(decoded(parts[4])),
                    Instant.ofEpochSecond(Long.parseLong(parts[1])));
            return attempt.hasState(state) && attempt.isOpen(now) ? Optional.of(attempt) : Optional.empty();
        } catch (InvalidInput | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Where the browser goes after the sign-in that it has begun. No response proves the attempt: it
    /// says no more than a link of anybody can say.
    ///
    /// @param cookie of the browser; null for none
    /// @return the home page of the console if there is none
    public static ReturnPath returnTo(@Nullable String cookie, ReturnPages pages) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
        try {
            return parts.length == PARTS ? pages.of(decoded(parts[PARTS - 1])) : ReturnPath.home();
        } catch (IllegalArgumentException _) {
            return ReturnPath.home();
        }
    }

    /// Of the request, and of its response.
    public String state() {
        return derived("state");
    }

    String nonce() {
        return derived("nonce");
    }

    /// The verifier of PKCE (RFC 7636, section 4.1).
    String verifier() {
        return derived("verifier");
    }

    /// The challenge of PKCE, method S256.
    String challenge() {
        return digest(verifier());
    }

    private boolean hasState(String state) {
        return MessageDigest.isEqual(state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isOpen(Instant now) {
        Duration age = Duration.between(startedAt, now);
        return !age.isNegative() && age.compareTo(LIFETIME) <= 0;
    }

    private String derived(String label) {
        return digest("landlord sign-in " + label + "\n" + cookie);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "SignInAttempt[" + orgId + ", " + providerId + "]";
    }
}
