package org.landlord.port.in.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;

/// Where people sign in.
public interface IdentityProviders {

    /// Adds a provider. Audited as `identity_provider.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.DuplicateId if its id is taken
    IdentityProvider create(Caller caller, CreateIdentityProvider command);

    /// Adds a provider under its id, or replaces the one that is there. Audited as `identity_provider.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller demands
    Upserted<IdentityProvider> put(Caller caller, PutIdentityProvider command);

    /// The providers of an organization, by id.
    ///
    /// @param status only those with this status; null for all
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    Page<IdentityProvider> list(Caller caller, OrgId orgId, @Nullable Label status, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or provider
    IdentityProvider get(Caller caller, OrgId orgId, ProviderId providerId);

    /// Removes a provider. Audited as `identity_provider.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or provider
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller demands
    void delete(Caller caller, OrgId orgId, ProviderId providerId, Precondition precondition);
}
