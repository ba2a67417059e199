package org.landlord.port.in.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Workflow gateways of the platform and of organizations. All organizations use the gateways of the
/// platform; those of an organization are for it alone.
///
/// A gateway of an organization whose token is in an environment variable is set and changed by callers
/// with the permission `platform:write` only: variables are not separated by organization, and whoever
/// sets the address receives the token.
public interface Gateways {

    /// Creates a gateway. Audited as `gateway.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.DuplicateId if the id is taken
    @Needs(Operation.CREATE_GATEWAY)
    GatewayView create(Caller caller, CreateGateway command);

    /// Creates or replaces a gateway. Audited as `gateway.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.PUT_GATEWAY)
    Upserted<GatewayView> put(Caller caller, PutGateway command);

    /// Lists the gateways of an organization or of the platform, by id.
    ///
    /// @param orgId null for the platform
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_GATEWAYS)
    Page<GatewayView> list(Caller caller, @Nullable OrgId orgId, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or gateway
    @Needs(Operation.GET_GATEWAY)
    GatewayView get(Caller caller, GatewayKey key);

    /// Asks the gateway for its health, and compares its runs and approvals with the records. Takes
    /// some seconds.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or gateway
    /// @throws org.landlord.domain.failure.Unavailable in a process that does not call gateways
    @Needs(Operation.CHECK_GATEWAY)
    Reconciliation check(Caller caller, GatewayKey key);

    /// Deletes a gateway. Runs at a gateway that is not active are lost: it may be gone for good. Audited as
    /// `gateway.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or gateway
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    /// @throws org.landlord.domain.failure.Conflict if a run at an active gateway has not ended
    @Needs(Operation.DELETE_GATEWAY)
    void delete(Caller caller, GatewayKey key, Precondition precondition);
}
