package org.landlord.wire.json.billing;

import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.billing.PutBillingAccount;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A billing account as JSON.
public final class BillingAccountJson {

    private BillingAccountJson() {}

    public static void write(BillingAccount account, ObjectWriter out) {
        out.text("orgId", account.orgId())
                .text("plan", account.plan())
                .text("billingCustomerId", account.billingCustomerId())
                .text("status", account.status())
                .instant("updatedAt", account.updatedAt());
    }

    public static BillingAccount read(ObjectReader in) {
        return new BillingAccount(
                in.required("orgId", OrgId::new),
                in.required("plan", Label::new),
                in.optional("billingCustomerId", Label::new),
                in.required("status", Label::new),
                in.instant("updatedAt"));
    }

    public static void writePut(PutBillingAccount command, ObjectWriter out) {
        out.text("plan", command.plan())
                .text("billingCustomerId", command.billingCustomerId())
                .text("status", command.status());
    }

    public static PutBillingAccount readPut(ObjectReader in, OrgId orgId, Precondition precondition) {
        return new PutBillingAccount(
                orgId,
                in.required("plan", Label::new),
                in.optional("billingCustomerId", Label::new),
                in.optional("status", Label::new),
                precondition);
    }
}
