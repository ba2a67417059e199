package org.landlord.port.out.quota;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageSeries;

/// Limits.
public interface UsageLimitStore {

    /// Inserts, or replaces the limit with the same key. What was last seen of it stays.
    void put(UsageLimit limit);

    /// Removes a limit, if there.
    void delete(LimitKey key);

    Optional<UsageLimit> find(LimitKey key);

    /// In the order of their keys: see [LimitKey#compareTo].
    List<UsageLimit> list(OrgId orgId, @Nullable LimitKey after, int limit);

    /// The limits of one project, in the order of their keys.
    ///
    /// @param after a key of that project
    List<UsageLimit> listOfProject(OrgId orgId, ProjectId projectId, @Nullable LimitKey after, int limit);

    /// The limits that bind usage of any of these series: see [UsageLimit#binds]. In no order.
    List<LimitState> binding(Collection<UsageSeries> series);

    /// The same, in whatever unit they are: those that would bind usage of any of these series, were it in
    /// their unit.
    List<LimitState> bindingInAnyUnit(Collection<UsageSeries> series);

    /// A limit, and what was last seen of it.
    Optional<LimitState> state(LimitKey key);

    /// Every limit of every organization that is not marked as deleted, in the order of their keys.
    List<LimitState> states(@Nullable LimitKey after, int limit);

    /// Keeps which thresholds of a limit, which must be there, are reached, and when that was seen.
    void recordState(LimitKey key, SortedSet<Integer> reached, Instant at);
}
