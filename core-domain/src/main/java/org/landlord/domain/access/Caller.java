package org.landlord.domain.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;

/// On whose behalf a use case runs. An argument of every use case, never ambient.
///
/// @param principal who is calling, and what that lets them do
/// @param origin where the call came from
public record Caller(Principal principal, Origin origin) {

    private static final Caller UNKNOWN = new Caller(new Principal.Nobody(), Origin.unknown());

    /// Somebody who has proved nothing, and may do nothing.
    public static Caller unknown() {
        return UNKNOWN;
    }

    /// Whoever works on the storage itself. May do everything.
    ///
    /// @param actorId as the audit log names them
    public static Caller operator(ActorId actorId) {
        return new Caller(new Principal.Operator(actorId), Origin.unknown());
    }

    /// Who is calling, as the audit log names them; null if nobody is known.
    public @Nullable ActorId actorId() {
        return switch (principal) {
            case Principal.Nobody _ -> null;
            case Principal.Operator(ActorId actorId) -> actorId;
            case Principal.KeyHolder holder -> new ActorId(holder.keyId().value());
            case Principal.User user -> new ActorId(user.userId().value());
        };
    }

    /// What kind of actor that is; null if nobody is known.
    public @Nullable ActorKind actorKind() {
        return switch (principal) {
            case Principal.Nobody _ -> null;
            case Principal.Operator _ -> ActorKind.OPERATOR;
            case Principal.KeyHolder _ -> ActorKind.KEY;
            case Principal.User _ -> ActorKind.USER;
        };
    }

    /// The only organization that the caller can see anything of; null if there is no such bound.
    public @Nullable OrgId boundTo() {
        return switch (principal) {
            case Principal.Nobody _, Principal.Operator _ -> null;
            case Principal.KeyHolder holder -> holder.orgId();
            case Principal.User user -> user.orgId();
        };
    }
}
