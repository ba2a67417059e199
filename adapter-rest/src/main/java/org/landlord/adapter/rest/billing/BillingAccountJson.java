package org.landlord.adapter.rest.billing;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.billing.BillingAccount;

/// A billing account as JSON.
public final class BillingAccountJson {

    private BillingAccountJson() {}

    /// Writes its members.
    public static void write(BillingAccount account, ObjectWriter out) {
        out.text("orgId", account.orgId())
                .text("plan", account.plan())
                .text("billingCustomerId", account.billingCustomerId())
                .text("status", account.status())
                .instant("updatedAt", account.updatedAt());
    }
}
