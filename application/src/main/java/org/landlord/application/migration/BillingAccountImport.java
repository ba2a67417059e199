package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.Stores;

final class BillingAccountImport extends RowImport<BillingAccount> {

    @Override
    public SourceTable table() {
        return SourceTable.BILLING_ACCOUNTS;
    }

    @Override
    public BillingAccount read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<Label> plan = fields.text("plan", Label::new);
        Supplier<@Nullable Label> customer = fields.optionalText("billingCustomerId", Label::new);
        Supplier<Label> status = fields.text("status", Label::new);
        Supplier<Instant> updatedAt = fields.instant("updatedAt");
        fields.require();
        return new BillingAccount(orgId, plan.get(), customer.get(), status.get(), updatedAt.get());
    }

    @Override
    @Nullable
    BillingAccount stored(Stores stores, BillingAccount value) {
        return stores.billingAccounts().find(value.orgId()).orElse(null);
    }

    @Override
    List<String> differences(BillingAccount stored, BillingAccount value) {
        return changed(stored, value);
    }

    @Override
    void requirePlace(ImportUnit unit, BillingAccount value) {
        // It belongs to the organization alone.
    }

    @Override
    void store(ImportUnit unit, BillingAccount value) {
        unit.stores().billingAccounts().put(value);
    }
}
