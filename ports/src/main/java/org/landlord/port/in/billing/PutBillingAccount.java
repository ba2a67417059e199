package org.landlord.port.in.billing;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;

/// Creates or replaces the billing account of an organization.
///
/// @param billingCustomerId the customer id at the billing provider
/// @param status null for `active`
public record PutBillingAccount(
        OrgId orgId,
        Label plan,
        @Nullable Label billingCustomerId,
        @Nullable Label status,
        Precondition precondition) {}
