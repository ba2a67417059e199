package org.landlord.wire.json.access;

import java.util.function.Function;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// Sessions as JSON.
public final class SessionJson {

    private SessionJson() {}

    public static void write(ListedSession listed, ObjectWriter out) {
        Session session = listed.session();
        out.text("sessionId", session.sessionId())
                .text("orgId", session.orgId())
                .text("keyId", session.keyId())
                .text("userId", session.userId())
                .text("providerId", session.providerId())
                .instant("createdAt", session.createdAt())
                .instant("lastUsedAt", session.lastUsedAt())
                .instant("expiresAt", session.expiresAt())
                .text("address", session.address())
                .text("userAgent", session.userAgent())
                .bool("current", listed.current());
    }

    public static ListedSession read(ObjectReader in) {
        return new ListedSession(
                new Session(
                        in.required("sessionId", SessionId::new),
                        holder(in),
                        in.instant("createdAt"),
                        in.instant("lastUsedAt"),
                        in.instant("expiresAt"),
                        in.optional("address", Function.identity()),
                        in.optional("userAgent", Function.identity())),
                in.requiredFlag("current"));
    }

    private static SessionHolder holder(ObjectReader in) {
        OrgId orgId = in.optional("orgId", OrgId::new);
        KeyId keyId = in.optional("keyId", KeyId::new);
        UserId userId = in.optional("userId", UserId::new);
        ProviderId providerId = in.optional("providerId", ProviderId::new);
        if (keyId != null) {
            return new SessionHolder.Key(orgId, keyId);
        }
        if (orgId == null || userId == null || providerId == null) {
            throw InvalidInput.of("keyId", "must be set for a session without a user");
        }
        return new SessionHolder.User(orgId, providerId, userId);
    }
}
