package org.landlord.adapter.rest.quota;

import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.adapter.rest.shared.LimitKeyJson;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.UsageLimit;

/// A usage limit as JSON, and how it stands.
public final class UsageLimitJson {

    private UsageLimitJson() {}

    /// Writes its members.
    public static void write(UsageLimit limit, ObjectWriter out) {
        LimitKeyJson.write(limit.key(), out);
        out.quantity("limitQuantity", limit.limitQuantity())
                .text("enforcement", limit.enforcement().label())
                .text("timeZone", limit.timeZone())
                .numbers("thresholds", limit.thresholds().percents())
                .instant("updatedAt", limit.updatedAt());
    }

    static void writeCheck(QuotaCheck check, ObjectWriter out) {
        out.object("limit", check.limit(), UsageLimitJson::write)
                .instant("windowStart", check.window().since())
                .instant("windowEnd", check.window().until())
                .sum("usedQuantity", check.usedQuantity())
                .sum("aheadQuantity", check.aheadQuantity())
                .sum("reservedQuantity", check.reservedQuantity())
                .quantity("remainingQuantity", check.remainingQuantity())
                .bool("exceeded", check.exceeded());
    }
}
