package org.landlord.port.in.billing;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;

/// Says how an organization pays.
///
/// @param orgId the organization
/// @param plan what it has bought
/// @param billingCustomerId its id at the billing provider
/// @param status whether it pays; null for `active`
/// @param precondition what must be stored now
public record PutBillingAccount(
        OrgId orgId,
        Label plan,
        @Nullable Label billingCustomerId,
        @Nullable Label status,
        Precondition precondition) {}
