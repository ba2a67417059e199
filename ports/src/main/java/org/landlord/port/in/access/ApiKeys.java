package org.landlord.port.in.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// What programs get in with. Keys of the whole platform and keys of one organization are kept apart: each is
/// found only where it belongs, and nobody makes a key that may do more than they may themselves.
public interface ApiKeys {

    /// Makes a key. Audited as `api_key.create`: in the organization's log, or in the platform's for one of
    /// those.
    ///
    /// @return the key and its token. Only a hash of the secret is kept: the token is never seen again
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.Forbidden if the scopes cover what the caller may not do
    /// @throws org.landlord.domain.failure.InvalidInput naming `expiresAt`, if that is not in the future, or
    ///     later than that of the caller's own key; naming `scopes`, if a key of an organization is to have
    ///     those of the platform
    @Needs(Operation.CREATE_API_KEY)
    IssuedApiKey create(Caller caller, CreateApiKey command);

    /// The keys, by id, and so by age; those that are good no more too.
    ///
    /// @param orgId of which organization; null for those of the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_API_KEYS)
    Page<ApiKey> list(Caller caller, @Nullable OrgId orgId, PageRequest page);

    /// @param orgId of which organization; null for one of the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or key
    @Needs(Operation.GET_API_KEY)
    ApiKey get(Caller caller, @Nullable OrgId orgId, KeyId keyId);

    /// Makes a key good for nothing, at once and for ever; it stays in the list. Revoking it again changes
    /// nothing. Audited as `api_key.revoke`.
    ///
    /// @param orgId of which organization; null for one of the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or key
    /// @throws org.landlord.domain.failure.Forbidden if the key's scopes cover what the caller may not do:
    ///     who may not make such a key may not unmake one
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.REVOKE_API_KEY)
    void revoke(Caller caller, @Nullable OrgId orgId, KeyId keyId, Precondition precondition);

    /// Makes another key with the same name and scopes, and lets the old one be good for a while longer.
    /// Audited as `api_key.rotate`.
    ///
    /// @return the new key and its token, which is never seen again
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or key
    /// @throws org.landlord.domain.failure.Forbidden if the key's scopes cover what the caller may not do
    /// @throws org.landlord.domain.failure.InvalidInput naming `expiresAt`, if that is not in the future, or
    ///     later than that of the caller's own key
    /// @throws org.landlord.domain.failure.Conflict if the key is good no more
    @Needs(Operation.ROTATE_API_KEY)
    IssuedApiKey rotate(Caller caller, RotateApiKey command);
}
