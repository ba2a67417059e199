package org.landlord.application.quota;

import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;
import org.landlord.port.out.usage.UsageSumQuery;

/// The exact sum of the usage that a limit counts.
final class UsedQuantity {

    private UsedQuantity() {}

    static QuantitySum of(Stores stores, LimitKey key, Window window) {
        return stores.usageEvents()
                .sum(new UsageSumQuery(key.orgId(), key.projectId(), key.metric(), key.unit(), window, null));
    }
}
