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

/// Usage limits.
public interface UsageLimitStore {

    /// Inserts or replaces the limit with the same key. Its recorded state stays.
    void put(UsageLimit limit);

    /// Deletes a limit, if it exists.
    void delete(LimitKey key);

    Optional<UsageLimit> find(LimitKey key);

    /// In the order of their keys: see [LimitKey#compareTo].
    List<UsageLimit> list(OrgId orgId, @Nullable LimitKey after, int limit);

    /// The limits of one project, in the order of their keys.
    ///
    /// @param after a key of that project
    List<UsageLimit> listOfProject(OrgId orgId, ProjectId projectId, @Nullable LimitKey after, int limit);

    /// The limits that apply to usage of any of these series: see [UsageLimit#binds]. In no order.
    List<LimitState> binding(Collection<UsageSeries> series);

    /// The same without regard to the unit.
    List<LimitState> bindingInAnyUnit(Collection<UsageSeries> series);

    /// A limit with the recorded state of its thresholds.
    Optional<LimitState> state(LimitKey key);

    /// The limits of all organizations that are not marked as deleted, in the order of their keys.
    List<LimitState> states(@Nullable LimitKey after, int limit);

    /// The limits of all organizations that are not marked as deleted whose [LimitState#percentBound] is at
    /// least `percent`, by bound from the highest on, then by key. The cost does not depend on the number of
    /// other limits.
    ///
    /// @param percent positive
    List<LimitState> fullest(int percent, @Nullable LimitState after, int limit);

    /// Stores the reached thresholds of an existing limit.
    void recordState(LimitKey key, SortedSet<Integer> reached, Instant at);

    /// Stores [LimitState#percentBound] of an existing limit.
    void recordPercentBound(LimitKey key, int percent);
}
