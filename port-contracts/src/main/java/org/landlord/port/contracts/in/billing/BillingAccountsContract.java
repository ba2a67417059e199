package org.landlord.port.contracts.in.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.billing.PutBillingAccount;

/// The contract of [BillingAccounts].
public abstract class BillingAccountsContract extends InboundContract {

    @Test
    void an_account_put_twice_is_one_account() {
        OrgId orgId = newOrg().orgId();

        Upserted<BillingAccount> first = put(orgId, "free", "cus_1", "trialing", NONE);
        Upserted<BillingAccount> second = put(orgId, "team plan", null, null, NONE);

        assertThat(first.created()).isTrue();
        assertThat(first.value().billingCustomerId()).isEqualTo(new Label("cus_1"));
        assertThat(first.value().status()).isEqualTo(new Label("trialing"));
        assertThat(second.created()).isFalse();
        assertThat(second.value())
                .isEqualTo(new BillingAccount(
                        orgId,
                        new Label("team plan"),
                        null,
                        new Label("active"),
                        second.value().updatedAt()));
        assertThat(second.value().updatedAt()).isAfterOrEqualTo(first.value().updatedAt());
        assertThat(get(orgId)).isEqualTo(second.value());
    }

    @Test
    void the_same_account_again_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        BillingAccount first = put(orgId, "pro", "cus_1", null, NONE).value();

        assertNotAudited(orgId, () -> {
            Upserted<BillingAccount> again = put(orgId, "pro", "cus_1", "active", matching(first.version()));
            assertThat(again.created()).isFalse();
            assertThat(again.value()).isEqualTo(first);
        });

        assertThat(get(orgId)).isEqualTo(first);
    }

    @Test
    void each_put_is_audited_with_plan_and_status() {
        OrgId orgId = newOrg().orgId();

        assertAudited(
                orgId,
                () -> {
                    put(orgId, "free", "cus_1", null, NONE);
                    put(orgId, "pro", null, "past_due", NONE);
                },
                new Audited(
                        AuditAction.BILLING_ACCOUNT_UPSERT,
                        orgId,
                        null,
                        Tells.of("plan", "free", "status", "active")
                                .made("plan", "free")
                                .made("billingCustomerId", "cus_1")
                                .made("status", "active")),
                new Audited(
                        AuditAction.BILLING_ACCOUNT_UPSERT,
                        orgId,
                        null,
                        Tells.of("plan", "pro", "status", "past_due")
                                .changed("plan", "free", "pro")
                                .changed("billingCustomerId", "cus_1", null)
                                .changed("status", "active", "past_due")));
    }

    @Test
    void a_put_with_another_version_is_refused() {
        OrgId orgId = newOrg().orgId();
        assertPreconditionFailed(() -> put(orgId, "free", null, null, new Precondition.Exists()));
        assertNotFound("billing_account", () -> get(orgId));
        BillingAccount free = put(orgId, "free", null, null, NONE).value();

        assertNotAudited(orgId, () -> assertPreconditionFailed(() -> put(orgId, "pro", null, null, STALE)));
        assertThat(get(orgId)).isEqualTo(free);

        put(orgId, "pro", null, null, matching(free.version()));
        assertThat(get(orgId).plan()).isEqualTo(new Label("pro"));
    }

    @Test
    void an_organization_without_an_account_is_not_found() {
        OrgId orgId = newOrg().orgId();

        assertNotFound("billing_account", () -> get(orgId));
    }

    @Test
    void an_account_of_a_missing_organization_is_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> get(orgId));
        assertNotFound("org", orgId, () -> put(orgId, "free", null, null, NONE));
    }

    private BillingAccount get(OrgId orgId) {
        return landlord().billingAccounts().get(caller(), orgId);
    }

    private Upserted<BillingAccount> put(
            OrgId orgId, String plan, @Nullable String customerId, @Nullable String status, Precondition precondition) {
        return landlord()
                .billingAccounts()
                .put(
                        caller(),
                        new PutBillingAccount(
                                orgId,
                                new Label(plan),
                                customerId == null ? null : new Label(customerId),
                                status == null ? null : new Label(status),
                                precondition));
    }
}
