package org.landlord.adapter.client.quota;

import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.adapter.client.shared.LimitKeyJson;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.TimeZones;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.Window;

/// Reads what the server says of a usage limit and of how it stands.
public final class UsageLimitJson {

    private UsageLimitJson() {}

    /// A usage limit.
    public static UsageLimit read(JsonObjectReader json) {
        return new UsageLimit(
                LimitKeyJson.read(json),
                json.quantity("limitQuantity"),
                json.text("enforcement", Enforcement::of),
                json.optional("timeZone", TimeZones::of),
                new Thresholds(json.numbers("thresholds")),
                json.instant("updatedAt"));
    }

    static QuotaCheck check(JsonObjectReader json) {
        return new QuotaCheck(
                json.object("limit", UsageLimitJson::read),
                new Window(json.instant("windowStart"), json.instant("windowEnd")),
                json.sum("usedQuantity"),
                json.sumOrZero("aheadQuantity"),
                json.sum("reservedQuantity"),
                json.quantity("remainingQuantity"),
                json.bool("exceeded"));
    }
}
