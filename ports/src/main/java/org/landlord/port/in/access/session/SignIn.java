package org.landlord.port.in.access.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// Begins and ends sessions, for adapters that accept browsers. A session is audited as `session.created` and
/// `session.ended`.
///
/// The most sessions of one holder at a time are [this many][#SESSIONS_OF_HOLDER]. Another one ends the oldest of
/// them.
public interface SignIn {

    int SESSIONS_OF_HOLDER = 100;

    /// A token that no session has yet, to be used for one sign-in.
    SessionToken newToken();

    /// Begins a session for the holder of a key.
    ///
    /// @param token a new token: the token of an earlier session is never used again
    /// @param before the token that the browser had until now, whose session ends; null for none
    /// @throws org.landlord.domain.failure.Unauthenticated if the key is not valid
    Session withKey(
            ApiKeyToken key, SessionTerms terms, SessionToken token, @Nullable SessionToken before, Origin origin);

    /// Begins a session for a user. If the provider's metadata has a `jitRole` and the user is not a member, the user
    /// becomes one with that role, audited as `org.member.upsert`.
    ///
    /// @param token a new token: the token of an earlier session is never used again
    /// @param before the token that the browser had until now, whose session ends; null for none
    /// @throws org.landlord.domain.failure.Unauthenticated if the user id is not valid, the provider was changed or
    ///     is not active, or the user is neither a member nor in a team with access to a project
    Session withProvider(
            SignInUser user, SessionTerms terms, SessionToken token, @Nullable SessionToken before, Origin origin);

    /// The session of a token. Does not count as a use.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated if the session is over
    Session session(SessionToken token, Origin origin);

    /// Ends a session.
    ///
    /// @return empty if there is no such session, or it was over
    Optional<EndedSession> end(SessionToken token, Origin origin);

    /// The active identity providers of an organization, by provider id, at most 50.
    ///
    /// @param organization its slug or id
    /// @return none if there is no such organization
    List<IdentityProvider> providersOf(String organization);

    /// The active identity providers whose metadata has the domain of an address among its `emailDomains`, by
    /// organization and provider id, at most two.
    ///
    /// @param address an e-mail address
    /// @return none if the text is not an address
    List<IdentityProvider> providersOfAddress(String address);

    /// An active identity provider of an organization.
    Optional<IdentityProvider> provider(OrgId orgId, ProviderId providerId);
}
