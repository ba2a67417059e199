package org.landlord.adapter.client.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.session.ListSessions;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.port.in.access.session.Sessions;
import org.landlord.wire.json.access.SessionJson;

/// Sessions on a server.
public final class RemoteSessions implements Sessions {

    private final HttpTransport transport;

    public RemoteSessions(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Page<ListedSession> list(Caller caller, ListSessions query, PageRequest page) {
        return transport
                .send(ApiCall.get(of(query.orgId()))
                        .query("keyId", query.keyId())
                        .query("userId", query.userId())
                        .page(page))
                .page(SessionJson::read);
    }

    @Override
    public ListedSession get(Caller caller, @Nullable OrgId orgId, SessionId sessionId) {
        return transport.send(ApiCall.get(of(orgId, sessionId))).read(SessionJson::read);
    }

    @Override
    public void revoke(Caller caller, @Nullable OrgId orgId, SessionId sessionId, Precondition precondition) {
        transport.send(ApiCall.delete(of(orgId, sessionId)).precondition(precondition));
    }

    /// The path segments of the sessions of an organization, or of the platform if `orgId` is null.
    ///
    /// @param further segments below the sessions
    private static Object[] of(@Nullable OrgId orgId, Object... further) {
        List<Object> segments = new ArrayList<>(orgId == null ? List.of() : List.of("orgs", orgId));
        segments.add("sessions");
        segments.addAll(List.of(further));
        return segments.toArray();
    }
}
