package org.landlord.port.in.billing;

import org.landlord.domain.access.Caller;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Billing accounts of organizations.
public interface BillingAccounts {

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, or it has no account
    @Needs(Operation.GET_BILLING_ACCOUNT)
    BillingAccount get(Caller caller, OrgId orgId);

    /// Creates or replaces the billing account of an organization. Audited as `billing.account.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.PUT_BILLING_ACCOUNT)
    Upserted<BillingAccount> put(Caller caller, PutBillingAccount command);
}
