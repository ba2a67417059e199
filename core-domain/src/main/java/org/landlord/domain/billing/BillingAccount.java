package org.landlord.domain.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;

/// The billing account of an organization, at most one.
///
/// @param billingCustomerId the customer id at the billing provider
/// @param status any label
public record BillingAccount(
        OrgId orgId, Label plan, @Nullable Label billingCustomerId, Label status, Instant updatedAt)
        implements Described {

    /// The status if none is given.
    public static final Label DEFAULT_STATUS = new Label("active");

    public BillingAccount {
        updatedAt = Timestamps.check(updatedAt);
    }

    public Version version() {
        return Version.of(orgId, plan, billingCustomerId, status, updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields()
                .text("plan", plan)
                .text("billingCustomerId", billingCustomerId)
                .text("status", status);
    }
}
