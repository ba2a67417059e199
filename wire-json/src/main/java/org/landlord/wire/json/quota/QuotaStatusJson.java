package org.landlord.wire.json.quota;

import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.Window;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// The state of a limit now as JSON.
public final class QuotaStatusJson {

    private QuotaStatusJson() {}

    public static void write(QuotaStatus status, ObjectWriter out) {
        QuotaCheck check = status.check();
        out.object("limit", check.limit(), UsageLimitJson::write)
                .instant("checkedAt", check.window().until())
                .instant("windowStart", check.window().since())
                .instant("windowEnd", status.windowEnd())
                .sum("usedQuantity", check.usedQuantity())
                .sum("aheadQuantity", check.aheadQuantity())
                .sum("reservedQuantity", check.reservedQuantity())
                .quantity("remainingQuantity", check.remainingQuantity())
                .number("percentUsed", status.percentUsed())
                .bool("exceeded", check.exceeded())
                .instant("fullAtHourlyRate", status.fullAtHourlyRate())
                .instant("fullAtDailyRate", status.fullAtDailyRate())
                .instant("lastDeniedAt", status.lastDeniedAt());
    }

    public static QuotaStatus read(ObjectReader in) {
        return new QuotaStatus(
                new QuotaCheck(
                        in.requiredObject("limit", UsageLimitJson::read),
                        new Window(in.instant("windowStart"), in.instant("checkedAt")),
                        in.sum("usedQuantity"),
                        in.sum("aheadQuantity"),
                        in.sum("reservedQuantity"),
                        in.quantity("remainingQuantity"),
                        in.requiredFlag("exceeded")),
                (int) Math.min(in.number("percentUsed"), UsageLimit.MAX_PERCENT),
                in.timestamp("windowEnd"),
                in.timestamp("fullAtHourlyRate"),
                in.timestamp("fullAtDailyRate"),
                in.timestamp("lastDeniedAt"));
    }
}
