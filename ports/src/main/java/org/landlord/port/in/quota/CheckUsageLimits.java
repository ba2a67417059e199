package org.landlord.port.in.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;

/// Checks all limits that apply to some usage.
///
/// @param projectId the project of the usage; null for usage without a project, to which only limits of the
///     organization apply
/// @param metric the metric of the usage; null for any
/// @param unit the unit of the usage; null for any
/// @param quantity the quantity that may fit, in the unit of each limit; null for any quantity greater than 0
public record CheckUsageLimits(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable Label unit,
        @Nullable Quantity quantity) {

    /// @throws InvalidInput naming `unit` or `quantity`, if it is given without a metric
    public CheckUsageLimits {
        if (metric == null && unit != null) {
            throw InvalidInput.of("unit", "requires a metric");
        }
        if (metric == null && quantity != null) {
            throw InvalidInput.of("quantity", "requires a metric");
        }
    }
}
