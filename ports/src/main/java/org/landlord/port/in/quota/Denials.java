package org.landlord.port.in.quota;

import org.landlord.domain.access.Caller;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Requests that hard limits have refused: usage events, batches, CloudEvents, reservations and their commits. The
/// refusals of a minute with the same limit, project and caller are one denial.
///
/// Denials are kept for 90 days after their last refusal, at most 10,000 for an organization.
public interface Denials {

    /// Lists the matching denials, newest first.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_DENIALS)
    Page<Denial> list(Caller caller, ListDenials query, PageRequest page);

    /// Lists the matching denials of all organizations, by the time of their last refusal, the latest first. A page
    /// may have fewer items than requested, or none, and still have a cursor.
    @Needs(Operation.LIST_ALL_DENIALS)
    Page<Denial> listOfAll(Caller caller, ListAllDenials query, PageRequest page);

    /// The denial that contains a refused request, the newest one if the id was used for several requests.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, or the request is not one
    ///     of the last 20 of a denial
    @Needs(Operation.GET_DENIAL)
    Denial get(Caller caller, OrgId orgId, RequestId requestId);
}
