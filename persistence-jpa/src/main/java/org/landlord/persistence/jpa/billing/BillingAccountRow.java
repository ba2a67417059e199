package org.landlord.persistence.jpa.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.Nullables;

/// A [BillingAccount].
@Entity
@Table(name = "billing_account")
class BillingAccountRow {

    @Id
    @Column(name = "org_id")
    private String orgId;

    @Column(name = "plan")
    private String plan;

    @Column(name = "billing_customer_id")
    private @Nullable String billingCustomerId;

    @Column(name = "status")
    private String status;

    @Column(name = "updated_at")
    private long updatedAt;

    /// For Hibernate.
    protected BillingAccountRow() {}

    static BillingAccountRow toRow(BillingAccount account) {
        BillingAccountRow row = new BillingAccountRow();
        row.orgId = account.orgId().value();
        row.plan = account.plan().value();
        row.billingCustomerId = Nullables.text(account.billingCustomerId());
        row.status = account.status().value();
        row.updatedAt = account.updatedAt().toEpochMilli();
        return row;
    }

    BillingAccount toDomain() {
        return new BillingAccount(
                new OrgId(orgId),
                new Label(plan),
                Nullables.map(billingCustomerId, Label::new),
                new Label(status),
                Instant.ofEpochMilli(updatedAt));
    }
}
