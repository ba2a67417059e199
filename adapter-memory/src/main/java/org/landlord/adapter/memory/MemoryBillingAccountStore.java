package org.landlord.adapter.memory;

import java.util.Optional;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.billing.BillingAccountStore;

record MemoryBillingAccountStore(State state, Unit unit) implements BillingAccountStore {

    @Override
    public void put(BillingAccount account) {
        unit.change(() -> {
            state.requireOrganization(account.orgId());
            state.billingAccounts().put(Key.of(account.orgId()), account);
        });
    }

    @Override
    public Optional<BillingAccount> find(OrgId orgId) {
        return state.billingAccounts().find(Key.of(orgId));
    }
}
