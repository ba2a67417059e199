package org.landlord.port.in.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// API keys of the platform and of organizations. They are separate: a key is found only where it belongs. A
/// caller cannot create a key with permissions that the caller does not have.
public interface ApiKeys {

    /// The time in which a key expires soon, by default.
    Duration EXPIRING_SOON = Duration.ofDays(30);

    /// Creates a key. Audited as `api_key.create`, in the log of the organization or of the platform.
    ///
    /// @return the key and its token. Only a hash of the secret is stored, so the token cannot be read again
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.Forbidden if the scopes include permissions that the caller does
    ///     not have
    /// @throws org.landlord.domain.failure.InvalidInput naming `expiresAt`, if it is not in the future or
    ///     later than the expiry of the caller's own key; naming `scopes`, if a key of an organization has
    ///     scopes of the platform
    @Needs(Operation.CREATE_API_KEY)
    IssuedApiKey create(Caller caller, CreateApiKey command);

    /// Lists keys by id, which is their order of creation, including revoked and expired ones.
    ///
    /// @param orgId null for keys of the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_API_KEYS)
    default Page<ApiKey> list(Caller caller, @Nullable OrgId orgId, PageRequest page) {
        return list(caller, new ListApiKeys(orgId, null, null, null), page);
    }

    /// Lists the matching keys by id. A page may have fewer keys than requested, or none, and still be followed by
    /// another.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_API_KEYS)
    Page<ApiKey> list(Caller caller, ListApiKeys query, PageRequest page);

    /// Lists the valid keys of the platform and of all organizations that expire soon, the soonest first.
    ///
    /// @param expiresBefore exclusive; null for [#EXPIRING_SOON] from now
    @Needs(Operation.LIST_EXPIRING_API_KEYS)
    Page<ApiKey> listExpiring(Caller caller, @Nullable Instant expiresBefore, PageRequest page);

    /// @param orgId null for a key of the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or key
    @Needs(Operation.GET_API_KEY)
    ApiKey get(Caller caller, @Nullable OrgId orgId, KeyId keyId);

    /// Revokes a key immediately and permanently; it stays in the list. Revoking it again changes nothing.
    /// Audited as `api_key.revoke`.
    ///
    /// @param orgId null for a key of the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or key
    /// @throws org.landlord.domain.failure.Forbidden if the scopes of the key include permissions that the
    ///     caller does not have
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.REVOKE_API_KEY)
    void revoke(Caller caller, @Nullable OrgId orgId, KeyId keyId, Precondition precondition);

    /// Creates a key with the same name and scopes. The old key stays valid for the overlap. Audited as
    /// `api_key.rotate`.
    ///
    /// @return the new key and its token, which cannot be read again
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or key
    /// @throws org.landlord.domain.failure.Forbidden if the scopes of the key include permissions that the
    ///     caller does not have
    /// @throws org.landlord.domain.failure.InvalidInput naming `expiresAt`, if it is not in the future or
    ///     later than the expiry of the caller's own key
    /// @throws org.landlord.domain.failure.Conflict if the key is no longer valid
    @Needs(Operation.ROTATE_API_KEY)
    IssuedApiKey rotate(Caller caller, RotateApiKey command);
}
