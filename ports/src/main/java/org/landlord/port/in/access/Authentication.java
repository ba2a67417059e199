package org.landlord.port.in.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;

/// Tells who a caller is by what they bring along. For the edges that callers come in by.
public interface Authentication {

    /// The holder of a key that was used a moment ago. Asks nobody: never blocks.
    ///
    /// @return empty if the key is not remembered, whatever that means
    Optional<Caller> remembered(ApiKeyToken token, Origin origin);

    /// The holder of a key. What it finds may be remembered for some seconds; that a key was revoked here, or has
    /// expired, is known at once.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated if there is no such key, its secret is another one, it
    ///     was revoked or has expired. Only who has the right secret is told more than that the key is not good
    Caller holder(ApiKeyToken token, Origin origin);

    /// The identity providers that may vouch for people with tokens of this issuer and for one of these
    /// audiences: of type `oidc`, with the status `active`, and with one of the audiences as their own (their
    /// client id, if they have none). There may be one in each of several organizations: which of those is
    /// meant, the request says.
    ///
    /// @param issuer what a token says it was issued by; not verified yet
    /// @param audiences whom the token says it is for; not verified yet
    /// @param asked the organization that the request is about; null if it is about none
    /// @return that of the organization that was asked for. If it has none, one of any other; two, of two
    ///     organizations, if there is more than one that has; none if no organization has
    List<TrustedIssuer> trusting(String issuer, Collection<String> audiences, @Nullable String asked);

    /// A person for whom a provider has vouched.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated if the subject is no user id to the letter, or the
    ///     provider is there no more or is not active
    Caller person(ExternalIdentity person, Origin origin);
}
