package org.landlord.port.contracts.out.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.billing.BillingAccountStore].
public abstract class BillingAccountStoreContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        BillingAccount account = new BillingAccount(
                tenant.orgId(),
                new Label(UNICODE),
                new Label("cus_" + UNICODE),
                new Label("past due"),
                Instant.parse("1969-12-31T23:59:59.999Z"));

        write(stores -> stores.billingAccounts().put(account));

        assertThat(find(stores -> stores.billingAccounts().find(tenant.orgId())))
                .contains(account);
    }

    @Test
    void anAccountPutAgainIsReplaced_includingItsCustomerId() {
        Tenant tenant = newTenant();
        BillingAccount changed = tenant.billingAccount("pro");
        write(stores -> stores.billingAccounts()
                .put(new BillingAccount(
                        tenant.orgId(), new Label("free"), new Label("cus_1"), new Label("trial"), NOW)));

        write(stores -> stores.billingAccounts().put(changed));

        assertThat(find(stores -> stores.billingAccounts().find(tenant.orgId())))
                .contains(changed);
    }

    @Test
    void anOrganizationWithoutAnAccountHasNone() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        write(stores -> stores.billingAccounts().put(one.billingAccount("free")));

        assertThat(find(stores -> stores.billingAccounts().find(other.orgId()))).isEmpty();
    }

    @Test
    void anAccountOfAMissingOrganizationIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() -> write(stores -> stores.billingAccounts().put(missing.billingAccount("free"))))
                .isInstanceOf(Conflict.class);
    }
}
