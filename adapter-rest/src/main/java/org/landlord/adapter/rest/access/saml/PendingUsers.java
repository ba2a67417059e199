package org.landlord.adapter.rest.access.saml;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.landlord.port.in.identity.SamlProvider;

/// Users of verified responses whose browser has not come back yet, in memory. Thread-safe.
///
/// A provider sends a response with a form of its own site, and browsers do not send cookies with such forms
/// (SameSite). The browser is therefore sent on with a handle, and brings its cookie when it follows.
final class PendingUsers {

    /// The time that a browser has to follow.
    static final Duration LIFETIME = Duration.ofMinutes(1);

    /// The maximum number of users of a provider.
    static final int OF_PROVIDER = 1_000;

    /// The maximum number of users of all providers.
    static final int OF_ALL = 20_000;

    /// @param provider as it was when the response was verified
    record Pending(SamlProvider provider, SamlUser user, Instant until) {}

    private final Map<String, Pending> pending = new LinkedHashMap<>();

    /// @param handle unpredictable
    /// @throws SamlRefused if there are too many
    synchronized void add(String handle, SamlProvider provider, SamlUser user, Instant now) {
        // In the order of their ends.
        pending.values().removeIf(one -> !one.until().isAfter(now));
        long ofProvider = pending.values().stream()
                .filter(one -> one.provider().orgId().equals(provider.orgId())
                        && one.provider().providerId().equals(provider.providerId()))
                .count();
        if (ofProvider >= OF_PROVIDER || pending.size() >= OF_ALL) {
            throw new SamlRefused("too many users are signing in");
        }
        pending.put(handle, new Pending(provider, user, now.plus(LIFETIME)));
    }

    /// Removes a user.
    synchronized Optional<Pending> take(String handle, Instant now) {
        return Optional.ofNullable(pending.remove(handle))
                .filter(one -> one.until().isAfter(now));
    }
}
