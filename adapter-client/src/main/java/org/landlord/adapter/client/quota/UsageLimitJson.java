package org.landlord.adapter.client.quota;

import org.landlord.adapter.client.shared.Members;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.TimeZones;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Reads what the server says of a usage limit and of how it stands.
public final class UsageLimitJson {

    private UsageLimitJson() {}

    /// A usage limit.
    public static UsageLimit read(Members json) {
        LimitKey key = new LimitKey(
                json.text("orgId", OrgId::new),
                json.optional("projectId", ProjectId::new),
                json.text("metric", Label::new),
                json.text("unit", Label::new),
                json.text("period", Period::of));
        return new UsageLimit(
                key,
                json.quantity("limitQuantity"),
                json.text("enforcement", Enforcement::of),
                json.optional("timeZone", TimeZones::of),
                json.instant("updatedAt"));
    }

    static QuotaCheck check(Members json) {
        return new QuotaCheck(
                json.object("limit", UsageLimitJson::read),
                new Window(json.instant("windowStart"), json.instant("windowEnd")),
                json.quantity("usedQuantity"),
                json.quantity("remainingQuantity"),
                json.bool("exceeded"));
    }
}
