package org.landlord.application.quota;

import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;
import org.landlord.port.out.usage.UsageSumQuery;

/// What was used of a limit.
final class UsedQuantity {

    private UsedQuantity() {}

    /// The exact sum.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput naming `since`, if it is too large to represent
    static Quantity of(Stores stores, LimitKey key, Window window) {
        return stores.usageEvents().sum(query(key, window));
    }

    /// The exact sum; the largest quantity, if it is larger: no limit is.
    static Quantity capped(Stores stores, LimitKey key, Window window) {
        return stores.usageEvents().sumCapped(query(key, window));
    }

    private static UsageSumQuery query(LimitKey key, Window window) {
        return new UsageSumQuery(key.orgId(), key.projectId(), key.metric(), key.unit(), window, null);
    }
}
