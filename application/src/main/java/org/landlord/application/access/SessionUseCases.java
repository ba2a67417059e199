package org.landlord.application.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.access.session.ListSessions;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.port.in.access.session.Sessions;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.StoredSession;

public final class SessionUseCases implements Sessions {

    private final UseCaseContext ports;
    private final SessionCache cache;

    public SessionUseCases(UseCaseContext ports, SessionCache cache) {
        this.ports = ports;
        this.cache = cache;
    }

    /// Sessions that are over are in the table until the maintenance removes them.
    @Override
    public Page<ListedSession> list(Caller caller, ListSessions query, PageRequest page) {
        OrgId orgId = query.orgId();
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_SESSIONS, orgId), stores -> {
            requireOrg(stores, orgId);
            Instant now = ports.clock().now();
            Page<StoredSession> found = Listing.of("sessions", query)
                    .page(
                            page,
                            stored -> Listing.Key.of(stored.session().sessionId()),
                            stored -> now.isBefore(stored.endsAt()) && query.fits(stored.session()),
                            (after, limit) ->
                                    list(stores, orgId, after == null ? null : new SessionId(after.text(0)), limit));
            return new Page<>(
                    found.items().stream()
                            .map(stored -> listed(caller, stored.session()))
                            .toList(),
                    found.nextCursor());
        });
    }

    private List<StoredSession> list(Stores stores, @Nullable OrgId orgId, @Nullable SessionId after, int limit) {
        return stores.sessions().list(orgId, after, limit).stream()
                .map(cache::withLastUse)
                .toList();
    }

    private static ListedSession listed(Caller caller, Session session) {
        return new ListedSession(session, session.sessionId().equals(caller.sessionId()));
    }

    @Override
    public ListedSession get(Caller caller, @Nullable OrgId orgId, SessionId sessionId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_SESSION, orgId),
                        stores -> listed(caller, required(stores, orgId, sessionId)));
    }

    @Override
    public void revoke(Caller caller, @Nullable OrgId orgId, SessionId sessionId, Precondition precondition) {
        ports.gate().write(caller, AccessRequirement.of(Operation.REVOKE_SESSION, orgId), stores -> {
            Session session = required(stores, orgId, sessionId);
            precondition.check(session.version());
            stores.sessions().delete(sessionId);
            audit(ports, stores, caller, AuditAction.SESSION_REVOKED, session);
            cache.forgetAfterCommit(session);
            return sessionId;
        });
    }

    private Session required(Stores stores, @Nullable OrgId orgId, SessionId sessionId) {
        requireOrg(stores, orgId);
        Instant now = ports.clock().now();
        return stores.sessions()
                .find(sessionId)
                .filter(stored -> Objects.equals(stored.session().orgId(), orgId))
                .map(cache::withLastUse)
                .filter(stored -> now.isBefore(stored.endsAt()))
                .map(StoredSession::session)
                .orElseThrow(() -> new NotFound("session", sessionId));
    }

    private static void requireOrg(Stores stores, @Nullable OrgId orgId) {
        if (orgId != null) {
            Lookups.org(stores, orgId);
        }
    }

    /// Records the beginning or the end of a session.
    static void audit(UseCaseContext ports, Stores stores, Caller caller, AuditAction action, Session session) {
        boolean begins = action == AuditAction.SESSION_CREATED;
        AuditEntry.of(
                        action,
                        session.orgId(),
                        session.sessionId(),
                        Changes.told(begins ? null : session, begins ? session : null))
                .write(ports.ids(), stores, caller, ports.clock().now());
    }
}
