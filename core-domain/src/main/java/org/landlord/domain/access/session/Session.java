package org.landlord.domain.access.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;

/// A sign-in with a browser. It ends when it is not used for a while, at its expiry at the latest.
///
/// @param lastUsedAt the last request, to about a minute
/// @param expiresAt the end of the session, however often it is used
/// @param address the IP address at sign-in; null if it is not known
/// @param userAgent the browser at sign-in, at most 256 characters; null if it is not known
public record Session(
        SessionId sessionId,
        SessionHolder holder,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent)
        implements Described {

    public Session {
        createdAt = Timestamps.check(createdAt);
        lastUsedAt = Timestamps.check(lastUsedAt);
        expiresAt = Timestamps.check(expiresAt);
    }

    /// The organization of the session; null for a session of the platform.
    public @Nullable OrgId orgId() {
        return holder.orgId();
    }

    /// The API key of the session; null for a user.
    public @Nullable KeyId keyId() {
        return holder instanceof SessionHolder.Key key ? key.keyId() : null;
    }

    /// The user of the session; null for an API key.
    public @Nullable UserId userId() {
        return holder instanceof SessionHolder.User user ? user.userId() : null;
    }

    /// Where the user signed in; null for an API key.
    public @Nullable ProviderId providerId() {
        return holder instanceof SessionHolder.User user ? user.providerId() : null;
    }

    /// The first instant at which the session is over, if it is not used before.
    ///
    /// @param idle how long it may be unused
    public Instant endsAt(Duration idle) {
        Instant end = lastUsedAt.plus(idle);
        return end.isBefore(expiresAt) ? end : expiresAt;
    }

    public Session used(Instant at) {
        return new Session(sessionId, holder, createdAt, at, expiresAt, address, userAgent);
    }

    /// Does not depend on the last use.
    public Version version() {
        return Version.of(
                sessionId, orgId(), keyId(), userId(), providerId(), createdAt, expiresAt, address, userAgent);
    }

    @Override
    public Fields fields() {
        return new Fields()
                .text("keyId", keyId())
                .text("userId", userId())
                .text("providerId", providerId())
                .instant("expiresAt", expiresAt);
    }
}
