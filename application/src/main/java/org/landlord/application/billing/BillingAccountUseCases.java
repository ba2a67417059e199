package org.landlord.application.billing;

import java.time.Instant;
import java.util.Map;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.billing.PutBillingAccount;

public final class BillingAccountUseCases implements BillingAccounts {

    private final UseCaseContext ports;

    public BillingAccountUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    @Override
    public BillingAccount get(Caller caller, OrgId orgId) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.GET_BILLING_ACCOUNT, orgId), stores -> {
            Lookups.org(stores, orgId);
            return stores.billingAccounts().find(orgId).orElseThrow(() -> new NotFound("billing_account", orgId));
        });
    }

    @Override
    public Upserted<BillingAccount> put(Caller caller, PutBillingAccount command) {
        return ports.gate()
                .write(caller, AccessRequirement.of(Operation.PUT_BILLING_ACCOUNT, command.orgId()), stores -> {
                    OrgId orgId = Lookups.org(stores, command.orgId()).orgId();
                    BillingAccount before = stores.billingAccounts().find(orgId).orElse(null);
                    command.precondition().check(before == null ? null : before.version());
                    Instant now = ports.clock().now();
                    BillingAccount after = asked(command, now);
                    if (before != null && Changes.areNone(before, after)) {
                        return new Upserted<>(before, false);
                    }
                    stores.billingAccounts().put(after);
                    Map<String, ?> told = Changes.told(before, after, "plan", after.plan(), "status", after.status());
                    AuditEntry.of(AuditAction.BILLING_ACCOUNT_UPSERT, orgId, orgId, told)
                            .write(ports.ids(), stores, caller, now);
                    return new Upserted<>(after, before == null);
                });
    }

    private static BillingAccount asked(PutBillingAccount command, Instant updatedAt) {
        return new BillingAccount(
                command.orgId(),
                command.plan(),
                command.billingCustomerId(),
                command.status() == null ? BillingAccount.DEFAULT_STATUS : command.status(),
                updatedAt);
    }
}
