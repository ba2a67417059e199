package org.landlord.domain.usage;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// What usage events have in common that are added up together.
///
/// @param orgId who used it
/// @param projectId for which project; null for usage without one
/// @param metric what was used
/// @param unit what the quantity counts
public record UsageSeries(OrgId orgId, @Nullable ProjectId projectId, Label metric, Label unit) {

    /// @param unit null for the unit of usage that is given none, `count`
    public static UsageSeries of(OrgId orgId, @Nullable ProjectId projectId, Label metric, @Nullable Label unit) {
        return new UsageSeries(orgId, projectId, metric, unit == null ? UsageEvent.DEFAULT_UNIT : unit);
    }
}
