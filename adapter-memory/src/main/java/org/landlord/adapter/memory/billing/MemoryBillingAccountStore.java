package org.landlord.adapter.memory.billing;

import java.util.Optional;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.billing.BillingAccountStore;

public record MemoryBillingAccountStore(State state, Unit unit) implements BillingAccountStore {

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
