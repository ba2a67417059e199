package org.landlord.application.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

/// The limits that apply to some usage: those of the organization first, then those of the project.
final class ApplicableLimits {

    private final Stores stores;
    private final CheckUsageLimits query;
    private final boolean ofOrg;

    /// @param ofOrg false to leave out limits of the organization
    ApplicableLimits(Stores stores, CheckUsageLimits query, boolean ofOrg) {
        this.stores = stores;
        this.query = query;
        this.ofOrg = ofOrg;
    }

    /// In the order of their keys.
    List<UsageLimit> list(@Nullable LimitKey after, int limit) {
        Label metric = query.metric();
        return metric == null ? ofAnyMetric(after, limit) : ofMetric(metric, after, limit);
    }

    private List<UsageLimit> ofMetric(Label metric, @Nullable LimitKey after, int limit) {
        Label unit = query.unit();
        List<UsageSeries> series = List.of(new UsageSeries(
                query.orgId(), query.projectId(), metric, unit == null ? UsageEvent.DEFAULT_UNIT : unit));
        List<LimitState> binding = unit == null
                ? stores.usageLimits().bindingInAnyUnit(series)
                : stores.usageLimits().binding(series);
        return binding.stream()
                .map(LimitState::limit)
                .filter(one -> ofOrg || one.key().projectId() != null)
                .filter(one -> after == null || one.key().compareTo(after) > 0)
                .sorted(Comparator.comparing(UsageLimit::key))
                .limit(limit)
                .toList();
    }

    /// The limits of an organization begin with those that have no project.
    private List<UsageLimit> ofAnyMetric(@Nullable LimitKey after, int limit) {
        List<UsageLimit> found = new ArrayList<>();
        boolean pastOrg = after != null && after.projectId() != null;
        if (ofOrg && !pastOrg) {
            stores.usageLimits().list(query.orgId(), after, limit).stream()
                    .takeWhile(one -> one.key().projectId() == null)
                    .forEach(found::add);
        }
        ProjectId projectId = query.projectId();
        if (projectId != null && found.size() < limit) {
            found.addAll(stores.usageLimits()
                    .listOfProject(query.orgId(), projectId, pastOrg ? after : null, limit - found.size()));
        }
        return found;
    }
}
