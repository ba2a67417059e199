package org.landlord.adapter.client.billing;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.billing.PutBillingAccount;

/// Billing accounts on a server.
public final class RemoteBillingAccounts implements BillingAccounts {

    private final Server server;

    /// @param server where they are
    public RemoteBillingAccounts(Server server) {
        this.server = server;
    }

    @Override
    public BillingAccount get(Caller caller, OrgId orgId) {
        return server.send(ApiCall.get("orgs", orgId, "billing-account")).read(BillingAccountJson::read);
    }

    @Override
    public Upserted<BillingAccount> put(Caller caller, PutBillingAccount command) {
        return server.send(ApiCall.put("orgs", command.orgId(), "billing-account")
                        .precondition(command.precondition())
                        .json(out -> out.text("plan", command.plan())
                                .text("billingCustomerId", command.billingCustomerId())
                                .text("status", command.status())))
                .upserted(BillingAccountJson::read);
    }
}
