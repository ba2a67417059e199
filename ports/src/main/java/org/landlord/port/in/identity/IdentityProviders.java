package org.landlord.port.in.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderTest;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Identity providers of organizations.
public interface IdentityProviders {

    /// Creates a provider. Audited as `identity_provider.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.DuplicateId if the id is taken
    @Needs(Operation.CREATE_IDENTITY_PROVIDER)
    IdentityProviderView create(Caller caller, CreateIdentityProvider command);

    /// Creates or replaces a provider. Audited as `identity_provider.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.PUT_IDENTITY_PROVIDER)
    Upserted<IdentityProviderView> put(Caller caller, PutIdentityProvider command);

    /// Lists providers by id.
    ///
    /// @param status only providers with this status; null for all
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_IDENTITY_PROVIDERS)
    Page<IdentityProviderView> list(Caller caller, OrgId orgId, @Nullable Label status, PageRequest page);

    /// Lists providers of all organizations, by organization id and provider id. Deleted organizations are not
    /// included. A page may have fewer providers than requested, or none, and still have a cursor.
    @Needs(Operation.LIST_PLATFORM_IDENTITY_PROVIDERS)
    Page<IdentityProviderView> listAll(Caller caller, ListPlatformIdentityProviders query, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or provider
    @Needs(Operation.GET_IDENTITY_PROVIDER)
    IdentityProviderView get(Caller caller, OrgId orgId, ProviderId providerId);

    /// Tests whether users can sign in with a provider, as far as that shows without a user. A server asks an OpenID
    /// provider for its documents, which takes some seconds at most. Changes nothing and is not audited.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or provider
    @Needs(Operation.TEST_IDENTITY_PROVIDER)
    ProviderTest test(Caller caller, OrgId orgId, ProviderId providerId);

    /// Deletes a provider. Audited as `identity_provider.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or provider
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.DELETE_IDENTITY_PROVIDER)
    void delete(Caller caller, OrgId orgId, ProviderId providerId, Precondition precondition);
}
