package org.landlord.port.out.quota;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.tenancy.OrgId;

/// Limits.
public interface UsageLimitStore {

    /// Inserts, or replaces the limit with the same key.
    void put(UsageLimit limit);

    /// Removes a limit, if there.
    void delete(LimitKey key);

    Optional<UsageLimit> find(LimitKey key);

    /// In the order of their keys: see [LimitKey#compareTo].
    List<UsageLimit> list(OrgId orgId, @Nullable LimitKey after, int limit);
}
