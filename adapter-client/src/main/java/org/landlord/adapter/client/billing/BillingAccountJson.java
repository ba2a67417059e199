package org.landlord.adapter.client.billing;

import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;

/// Reads what the server says of a billing account.
public final class BillingAccountJson {

    private BillingAccountJson() {}

    /// A billing account.
    public static BillingAccount read(JsonObjectReader json) {
        return new BillingAccount(
                json.text("orgId", OrgId::new),
                json.text("plan", Label::new),
                json.optional("billingCustomerId", Label::new),
                json.text("status", Label::new),
                json.instant("updatedAt"));
    }
}
