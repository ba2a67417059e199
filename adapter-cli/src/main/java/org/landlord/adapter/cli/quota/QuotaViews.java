package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.UsageLimit;

/// How limits are shown.
public final class QuotaViews {

    /// A limit.
    public static final View<UsageLimit> USAGE_LIMIT = View.of(
            detail("orgId", limit -> limit.key().orgId()),
            id("projectId", limit -> limit.key().projectId()),
            id("metric", limit -> limit.key().metric()),
            word("unit", limit -> limit.key().unit()),
            id("period", limit -> limit.key().period().label()),
            quantity("limitQuantity", UsageLimit::limitQuantity),
            word("enforcement", limit -> limit.enforcement().label()),
            detail("timeZone", UsageLimit::timeZone),
            time("updatedAt", UsageLimit::updatedAt));

    /// How a limit stands.
    public static final View<QuotaCheck> CHECK = View.of(
            Field.nested("limit", USAGE_LIMIT, QuotaCheck::limit),
            time("windowStart", check -> check.window().since()),
            time("windowEnd", check -> check.window().until()),
            quantity("usedQuantity", QuotaCheck::usedQuantity),
            quantity("remainingQuantity", QuotaCheck::remainingQuantity),
            truth("exceeded", QuotaCheck::exceeded));

    private QuotaViews() {}
}
