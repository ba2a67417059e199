package org.landlord.port.in.access.session;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Sessions of the console, of the platform and of organizations. They are separate: a session is found only where
/// it belongs. The session of a key belongs where the key does, that of a user to the organization. See [SignIn] for
/// how they begin.
public interface Sessions {

    /// Lists the matching sessions by id, which is their order of creation. Sessions that are over are not listed. A
    /// page may have fewer sessions than requested, or none, and still be followed by another.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_SESSIONS)
    Page<ListedSession> list(Caller caller, ListSessions query, PageRequest page);

    /// @param orgId null for a session of the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or session, or the session is
    ///     over
    @Needs(Operation.GET_SESSION)
    ListedSession get(Caller caller, @Nullable OrgId orgId, SessionId sessionId);

    /// Ends a session immediately. Its holder can sign in again. Audited as `session.revoked`.
    ///
    /// @param orgId null for a session of the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or session, or the session is
    ///     over
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.REVOKE_SESSION)
    void revoke(Caller caller, @Nullable OrgId orgId, SessionId sessionId, Precondition precondition);
}
