package org.landlord.domain.quota;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageEvent;

/// The key of a limit. A limit of the organization and a limit of a project are different, even if all else
/// is equal.
///
/// @param projectId null for the organization as a whole
public record LimitKey(OrgId orgId, @Nullable ProjectId projectId, Label metric, Label unit, Period period)
        implements Comparable<LimitKey> {

    /// Limits of the organization first, then by project, metric, unit and label of the period.
    private static final Comparator<LimitKey> ORDER = Comparator.comparing(LimitKey::orgId)
            .thenComparing(key -> key.projectId == null ? "" : key.projectId.value())
            .thenComparing(LimitKey::metric)
            .thenComparing(LimitKey::unit)
            .thenComparing(key -> key.period.label());

    /// @param unit null for the default, `count`
    /// @param period null for the default, `monthly`
    public static LimitKey of(
            OrgId orgId, @Nullable ProjectId projectId, Label metric, @Nullable Label unit, @Nullable Period period) {
        return new LimitKey(
                orgId,
                projectId,
                metric,
                unit == null ? UsageEvent.DEFAULT_UNIT : unit,
                period == null ? Period.DEFAULT : period);
    }

    @Override
    public int compareTo(LimitKey other) {
        return ORDER.compare(this, other);
    }

    /// For messages: `org_acme/project_app tokens/count monthly`.
    @Override
    public String toString() {
        return orgId + (projectId == null ? "" : "/" + projectId) + " " + metric + "/" + unit + " " + period.label();
    }
}
