package org.landlord.port.in.secret;

import org.landlord.domain.access.Caller;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// References to secrets in external systems.
public interface SecretReferences {

    /// Creates or replaces a reference. Audited as `secret_ref.upsert`, without the location.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.PUT_SECRET_REFERENCE)
    Upserted<SecretReference> put(Caller caller, PutSecretReference command);

    /// Lists references by name; for the same name, that of the organization first, then by project.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_SECRET_REFERENCES)
    Page<SecretReference> list(Caller caller, OrgId orgId, SecretScope scope, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reference
    @Needs(Operation.GET_SECRET_REFERENCE)
    SecretReference get(Caller caller, SecretKey key);

    /// Deletes a reference. Audited as `secret_ref.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reference
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.DELETE_SECRET_REFERENCE)
    void delete(Caller caller, SecretKey key, Precondition precondition);
}
