package org.landlord.adapter.memory.billing;

import java.util.Optional;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.billing.BillingAccountStore;

public record MemoryBillingAccountStore(Tables tables, Transaction transaction) implements BillingAccountStore {

    @Override
    public void put(BillingAccount account) {
        transaction.change(() -> {
            tables.requireOrganization(account.orgId());
            tables.billingAccounts().put(Key.of(account.orgId()), account);
        });
    }

    @Override
    public Optional<BillingAccount> find(OrgId orgId) {
        return tables.billingAccounts().find(Key.of(orgId));
    }
}
