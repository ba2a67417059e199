package org.landlord.application.quota;

import java.time.Instant;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;
import org.landlord.port.out.usage.UsageSumQuery;

/// The exact sum of the usage that a limit counts.
public final class UsedQuantity {

    private UsedQuantity() {}

    public static QuantitySum of(Stores stores, LimitKey key, Window window) {
        return stores.usageEvents().sum(query(key, window));
    }

    /// The earliest start of a window with the same end in which at most `quantity` is used.
    static Instant earliestStart(Stores stores, LimitKey key, Window window, QuantitySum quantity) {
        return stores.usageEvents().earliestStart(query(key, window), quantity);
    }

    static UsageSumQuery query(LimitKey key, Window window) {
        return new UsageSumQuery(key.orgId(), key.projectId(), key.metric(), key.unit(), window, null);
    }
}
