package org.landlord.adapter.cli.billing;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;

import org.landlord.adapter.cli.output.View;
import org.landlord.domain.billing.BillingAccount;

/// How billing accounts are shown.
public final class BillingViews {

    /// A billing account.
    public static final View<BillingAccount> BILLING_ACCOUNT = View.of(
            id("orgId", BillingAccount::orgId),
            text("plan", BillingAccount::plan),
            text("billingCustomerId", BillingAccount::billingCustomerId),
            text("status", BillingAccount::status),
            time("updatedAt", BillingAccount::updatedAt));

    private BillingViews() {}
}
