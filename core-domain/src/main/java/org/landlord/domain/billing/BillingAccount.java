package org.landlord.domain.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;

/// How an organization pays; it has at most one.
///
/// @param orgId the organization
/// @param plan what it has bought
/// @param billingCustomerId its id at the billing provider
/// @param status whether it pays, in the caller's own words
/// @param updatedAt when it was last put
public record BillingAccount(
        OrgId orgId, Label plan, @Nullable Label billingCustomerId, Label status, Instant updatedAt) implements Described {

    /// The status of an account that is given none.
    public static final Label DEFAULT_STATUS = new Label("active");

    public BillingAccount {
        updatedAt = Timestamps.check(updatedAt);
    }

    /// Which state this is.
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
