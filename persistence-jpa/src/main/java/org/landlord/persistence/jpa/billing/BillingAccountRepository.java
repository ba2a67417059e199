package org.landlord.persistence.jpa.billing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.billing.BillingAccountStore;

/// The table `billing_account`.
@Singleton
@StoreCall
class BillingAccountRepository implements BillingAccountStore, PanacheRepositoryBase<BillingAccountRow, String> {

    private final RowWriter writes;

    BillingAccountRepository(RowWriter writes) {
        this.writes = writes;
    }

    @Override
    public void put(BillingAccount account) {
        writes.put(BillingAccountRow.toRow(account));
    }

    @Override
    public Optional<BillingAccount> find(OrgId orgId) {
        return findByIdOptional(orgId.value()).map(BillingAccountRow::toDomain);
    }
}
