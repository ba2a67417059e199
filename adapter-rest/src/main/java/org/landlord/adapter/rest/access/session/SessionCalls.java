package org.landlord.adapter.rest.access.session;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.session.ListSessions;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.port.in.access.session.Sessions;
import org.landlord.wire.json.access.SessionJson;

/// The operations on sessions of the platform and of organizations.
@Singleton
class SessionCalls {

    private record Id(@Nullable OrgId orgId, SessionId sessionId, Precondition precondition) {}

    private final Sessions sessions;

    SessionCalls(Landlord landlord) {
        this.sessions = landlord.sessions();
    }

    /// @param orgId reads the organization; null for sessions of the platform
    Response list(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        Paged<ListSessions> it = call.readPage(in ->
                new ListSessions(orgId.apply(in), in.query("keyId", KeyId::new), in.query("userId", UserId::new)));
        return ApiResponse.of(sessions.list(call.caller(), it.query(), it.page()), SessionJson::write)
                .toResponse();
    }

    Response get(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        Id it = call.read(in -> new Id(orgId.apply(in), in.path("sessionId", SessionId::new), Precondition.none()));
        ListedSession listed = sessions.get(call.caller(), it.orgId(), it.sessionId());
        return ApiResponse.ofOne(call, listed.session().version(), listed, SessionJson::write);
    }

    Response revoke(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        Id it = call.read(in -> new Id(orgId.apply(in), in.path("sessionId", SessionId::new), in.precondition()));
        sessions.revoke(call.caller(), it.orgId(), it.sessionId(), it.precondition());
        return Response.noContent().build();
    }
}
