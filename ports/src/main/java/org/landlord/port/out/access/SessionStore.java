package org.landlord.port.out.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;

/// Sessions of the platform and of organizations. They are deleted with their organization, their key and their
/// identity provider. Sessions that are over are found until they are removed.
public interface SessionStore {

    /// @throws org.landlord.domain.failure.DuplicateId for `session`, naming `sessionId`, if it or the hash is
    ///     taken
    void insert(StoredSession session);

    /// Finds a session of the platform or of any organization that is not marked as deleted.
    Optional<StoredSession> find(SecretHash tokenHash);

    /// Finds a session of the platform or of any organization that is not marked as deleted.
    Optional<StoredSession> find(SessionId sessionId);

    /// By id.
    ///
    /// @param orgId null for sessions of the platform
    List<StoredSession> list(@Nullable OrgId orgId, @Nullable SessionId after, int limit);

    /// The sessions of a holder, by id.
    List<Session> listOf(SessionHolder holder, int limit);

    /// Deletes a session, if it exists.
    void delete(SessionId sessionId);

    /// Deletes the sessions of a key.
    void deleteOfKey(KeyId keyId);

    /// Deletes the sessions of a user of an organization.
    void deleteOfUser(OrgId orgId, UserId userId);

    /// Deletes the sessions of the users of an identity provider.
    void deleteOfProvider(OrgId orgId, ProviderId providerId);

    /// Stores when sessions were last used. Earlier times than the stored ones, and sessions that do not exist,
    /// are ignored.
    void used(Map<SessionId, Instant> lastUsedAt);

    /// Deletes sessions that are over.
    ///
    /// @param now sessions whose end is at this instant or before
    /// @param limit how many at most
    /// @return the number of deleted sessions
    int removeEnded(Instant now, int limit);
}
