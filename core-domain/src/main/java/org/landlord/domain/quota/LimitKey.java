package org.landlord.domain.quota;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageEvent;

/// The key of a limit. A limit of the organization and a limit of a project are different, even if all else
/// is equal. The names of a period are equal: a limit of `daily` is the limit of `rolling-24h`.
///
/// @param projectId null for the organization as a whole
public record LimitKey(OrgId orgId, @Nullable ProjectId projectId, Label metric, Label unit, Period period)
        implements Comparable<LimitKey> {

    /// Limits of the organization first, then by project, metric, unit and label of the identity of the period.
    private static final Comparator<LimitKey> ORDER = Comparator.comparing(LimitKey::orgId)
            .thenComparing(key -> key.projectId == null ? "" : key.projectId.value())
            .thenComparing(LimitKey::metric)
            .thenComparing(LimitKey::unit)
            .thenComparing(key -> key.period.identity().label());

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
    public boolean equals(@Nullable Object other) {
        return other instanceof LimitKey key
                && orgId.equals(key.orgId)
                && Objects.equals(projectId, key.projectId)
                && metric.equals(key.metric)
                && unit.equals(key.unit)
                && period.identity() == key.period.identity();
    }

    @Override
    public int hashCode() {
        return Objects.hash(orgId, projectId, metric, unit, period.identity());
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
