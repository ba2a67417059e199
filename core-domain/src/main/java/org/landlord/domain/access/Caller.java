package org.landlord.domain.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.tenancy.OrgId;

/// The caller of a use case. An argument of every use case, never ambient.
///
/// @param principal the identity of the caller and its permissions
/// @param sessionId the session of the call; null if it has none
public record Caller(
        Principal principal, Origin origin, @Nullable SessionId sessionId) {

    private static final Caller ANONYMOUS = new Caller(new Principal.Anonymous(), Origin.unknown());

    /// A caller without a session.
    public Caller(Principal principal, Origin origin) {
        this(principal, origin, null);
    }

    /// A caller without credentials and without permissions.
    public static Caller anonymous() {
        return ANONYMOUS;
    }

    /// A caller who works on the storage directly and has all permissions.
    ///
    /// @param actorId the actor in the audit log
    public static Caller operator(ActorId actorId) {
        return new Caller(new Principal.Operator(actorId), Origin.unknown());
    }

    /// The same caller, with a reason for its changes.
    public Caller because(Reason reason) {
        return new Caller(
                principal, new Origin(origin.requestId(), origin.address(), origin.userAgent(), reason), sessionId);
    }

    /// The actor in the audit log; null without credentials.
    public @Nullable ActorId actorId() {
        return switch (principal) {
            case Principal.Anonymous _ -> null;
            case Principal.Operator(ActorId actorId) -> actorId;
            case Principal.KeyHolder holder -> new ActorId(holder.keyId().value());
            case Principal.User user -> new ActorId(user.userId().value());
        };
    }

    /// The kind of the actor; null without credentials.
    public @Nullable ActorKind actorKind() {
        return switch (principal) {
            case Principal.Anonymous _ -> null;
            case Principal.Operator _ -> ActorKind.OPERATOR;
            case Principal.KeyHolder _ -> ActorKind.KEY;
            case Principal.User _ -> ActorKind.USER;
        };
    }

    /// The only organization that the caller can see; null if the caller is not limited to one.
    public @Nullable OrgId boundTo() {
        return switch (principal) {
            case Principal.Anonymous _, Principal.Operator _ -> null;
            case Principal.KeyHolder holder -> holder.orgId();
            case Principal.User user -> user.orgId();
        };
    }
}
