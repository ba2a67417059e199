package org.landlord.port.out.billing;

import java.util.Optional;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;

/// Billing accounts, at most one for each organization.
public interface BillingAccountStore {

    /// Inserts or replaces the organization's account.
    void put(BillingAccount account);

    Optional<BillingAccount> find(OrgId orgId);
}
