package org.landlord.domain.quota;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageEvent;

/// Which limit: there is at most one for each key. An org-wide limit and one of a project are different limits even
/// if all else is the same.
///
/// @param orgId whose limit
/// @param projectId of which project; null for the organization as a whole
/// @param metric what is limited
/// @param unit what its quantity counts
/// @param period how far back it looks
public record LimitKey(OrgId orgId, @Nullable ProjectId projectId, Label metric, Label unit, Period period)
        implements Comparable<LimitKey> {

    /// Org-wide first, then by project, metric, unit and the label of the period.
    private static final Comparator<LimitKey> ORDER = Comparator.comparing(LimitKey::orgId)
            .thenComparing(key -> key.projectId == null ? "" : key.projectId.value())
            .thenComparing(LimitKey::metric)
            .thenComparing(LimitKey::unit)
            .thenComparing(key -> key.period.label());

    /// @param unit null for the unit of usage that is given none, `count`
    /// @param period null for `monthly`
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
