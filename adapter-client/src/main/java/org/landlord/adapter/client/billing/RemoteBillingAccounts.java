package org.landlord.adapter.client.billing;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.billing.PutBillingAccount;
import org.landlord.wire.json.billing.BillingAccountJson;

/// Billing accounts on a server.
public final class RemoteBillingAccounts implements BillingAccounts {

    private final HttpTransport transport;

    public RemoteBillingAccounts(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public BillingAccount get(Caller caller, OrgId orgId) {
        return transport.send(ApiCall.get("orgs", orgId, "billing-account")).read(BillingAccountJson::read);
    }

    @Override
    public Upserted<BillingAccount> put(Caller caller, PutBillingAccount command) {
        return transport
                .send(ApiCall.put("orgs", command.orgId(), "billing-account")
                        .precondition(command.precondition())
                        .json(command, BillingAccountJson::writePut))
                .upserted(BillingAccountJson::read);
    }
}
