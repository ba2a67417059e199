package org.landlord.port.in.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.port.in.access.session.SessionUse;

/// Identifies callers by their credentials, for adapters that accept requests.
public interface Authentication {

    /// The holder of a key that was used recently. Never blocks.
    ///
    /// @return empty if the key is not cached or not valid
    Optional<Caller> remembered(ApiKeyToken token, Origin origin);

    /// The holder of a key. Keys may be cached for some seconds; revocation by this process and expiry take
    /// effect immediately.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated if there is no such key, or it was revoked or has
    ///     expired. Only a caller with the right secret learns the reason
    Caller holder(ApiKeyToken token, Origin origin);

    /// The holder of a session that was used recently. Never blocks.
    ///
    /// @return empty if the session is not cached or is over
    Optional<Caller> remembered(SessionToken token, Origin origin, SessionUse use);

    /// The holder of a session, as it is now: a holder of a key is exactly the caller that the key would be. Cached
    /// for two seconds; a revocation by this process takes effect immediately.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated if there is no such session or it is over, its key
    ///     is not valid, its identity provider is not active, or its user has lost all access to the
    ///     organization
    Caller holder(SessionToken token, Origin origin, SessionUse use);

    /// The identity providers that accept tokens of this issuer for one of these audiences: of type `oidc`,
    /// with the status `active`, and with one of the audiences as their own (or as their client id, if they
    /// have none). Several organizations may have such a provider; the request determines which one applies.
    ///
    /// @param issuer as the token states it; not verified yet
    /// @param audiences as the token states them; not verified yet
    /// @param asked the organization of the request; null if there is none
    /// @return the provider of the requested organization. If it has none, one of another organization; two,
    ///     if more than one other organization has one; none if no organization has one
    List<TrustedIssuer> trusting(String issuer, Collection<String> audiences, @Nullable String asked);

    /// The user of a verified token.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated if the subject is not a user id, or the provider
    ///     was deleted or is not active
    Caller person(ExternalIdentity person, Origin origin);
}
