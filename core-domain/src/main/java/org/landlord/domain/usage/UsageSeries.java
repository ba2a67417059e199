package org.landlord.domain.usage;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// The key of usage events that are summed together.
///
/// @param projectId null for usage outside of a project
public record UsageSeries(OrgId orgId, @Nullable ProjectId projectId, Label metric, Label unit) {

    /// @param unit null for the default, `count`
    public static UsageSeries of(OrgId orgId, @Nullable ProjectId projectId, Label metric, @Nullable Label unit) {
        return new UsageSeries(orgId, projectId, metric, unit == null ? UsageEvent.DEFAULT_UNIT : unit);
    }
}
