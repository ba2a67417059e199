package org.landlord.wire.json.quota;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.TimeZones;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A usage limit as JSON, and its current state.
public final class UsageLimitJson {

    private UsageLimitJson() {}

    public static void write(UsageLimit limit, ObjectWriter out) {
        LimitKeyJson.write(limit.key(), out);
        out.quantity("limitQuantity", limit.limitQuantity())
                .text("enforcement", limit.enforcement().label())
                .text("onExceeded", limit.onExceeded().label())
                .text("timeZone", limit.timeZone())
                .optionalNumber("anchorDay", day(limit.anchorDay()))
                .numbers("thresholds", limit.thresholds().percents())
                .instant("updatedAt", limit.updatedAt());
    }

    public static UsageLimit read(ObjectReader in) {
        LimitKey key = LimitKeyJson.read(in);
        Quantity limitQuantity = in.quantity("limitQuantity");
        Enforcement enforcement = in.required("enforcement", Enforcement::of);
        ZoneId timeZone = in.optional("timeZone", TimeZones::of);
        // A server before 1.2 does not send it.
        AnchorDay anchorDay = in.wholeNumber("anchorDay", AnchorDay::of);
        Thresholds thresholds = in.requiredNumbers("thresholds", Thresholds::new);
        // A server before 1.3 does not send it.
        OnExceeded onExceeded =
                Objects.requireNonNullElse(in.optional("onExceeded", OnExceeded::of), UsageLimit.DEFAULT_ON_EXCEEDED);
        Instant updatedAt = in.instant("updatedAt");
        return in.made(() -> new UsageLimit(
                key, limitQuantity, enforcement, timeZone, anchorDay, thresholds, onExceeded, updatedAt));
    }

    private static @Nullable Integer day(@Nullable AnchorDay anchorDay) {
        return anchorDay == null ? null : anchorDay.day();
    }

    public static void writeCheck(QuotaCheck check, ObjectWriter out) {
        out.object("limit", check.limit(), UsageLimitJson::write)
                .instant("windowStart", check.window().since())
                .instant("windowEnd", check.window().until())
                .sum("usedQuantity", check.usedQuantity())
                .sum("aheadQuantity", check.aheadQuantity())
                .sum("reservedQuantity", check.reservedQuantity())
                .quantity("remainingQuantity", check.remainingQuantity())
                .bool("exceeded", check.exceeded())
                .bool("wouldFit", check.wouldFit());
    }

    public static QuotaCheck readCheck(ObjectReader in) {
        UsageLimit limit = in.requiredObject("limit", UsageLimitJson::read);
        Window window = new Window(in.instant("windowStart"), in.instant("windowEnd"));
        QuantitySum used = in.sum("usedQuantity");
        // A server before 1.1 does not send it.
        QuantitySum ahead = Objects.requireNonNullElse(in.optionalSum("aheadQuantity"), QuantitySum.ZERO);
        QuantitySum reserved = in.sum("reservedQuantity");
        Quantity remaining = in.quantity("remainingQuantity");
        boolean exceeded = in.requiredFlag("exceeded");
        // A server before 1.2 does not send it, and checks no quantity.
        return in.made(() -> new QuotaCheck(
                limit,
                window,
                used,
                ahead,
                reserved,
                remaining,
                exceeded,
                in.flag("wouldFit", anyFits(limit, remaining))));
    }

    private static boolean anyFits(UsageLimit limit, Quantity remaining) {
        return limit.enforcement() == Enforcement.SOFT || !remaining.equals(Quantity.ZERO);
    }

    public static void writePut(SetUsageLimit command, ObjectWriter out) {
        LimitKey key = command.key();
        Enforcement enforcement = command.enforcement();
        Thresholds thresholds = command.thresholds();
        OnExceeded onExceeded = command.onExceeded();
        out.text("projectId", key.projectId())
                .text("metric", key.metric())
                .text("unit", key.unit())
                .text("period", key.period().label())
                .quantity("limitQuantity", command.limitQuantity())
                .text("enforcement", enforcement == null ? null : enforcement.label())
                .text("onExceeded", onExceeded == null ? null : onExceeded.label())
                .text("timeZone", command.timeZone())
                .optionalNumber("anchorDay", day(command.anchorDay()))
                .numbers("thresholds", thresholds == null ? null : thresholds.percents());
    }

    public static SetUsageLimit readPut(ObjectReader in, OrgId orgId, Precondition precondition) {
        LimitKey key = LimitKey.of(
                orgId,
                in.optional("projectId", ProjectId::new),
                in.required("metric", Label::new),
                in.optional("unit", Label::new),
                in.optional("period", Period::of));
        Quantity limitQuantity = in.quantity("limitQuantity");
        Enforcement enforcement = in.optional("enforcement", Enforcement::of);
        ZoneId timeZone = in.optional("timeZone", TimeZones::of);
        AnchorDay anchorDay = in.wholeNumber("anchorDay", AnchorDay::of);
        Thresholds thresholds = in.wholeNumbers("thresholds", Thresholds::new);
        OnExceeded onExceeded = in.optional("onExceeded", OnExceeded::of);
        return in.made(() -> new SetUsageLimit(
                key, limitQuantity, enforcement, timeZone, anchorDay, thresholds, onExceeded, precondition));
    }

    public static void writeUpdate(UpdateUsageLimit command, ObjectWriter out) {
        UsageLimit.Patch patch = command.patch();
        Quantity limitQuantity = patch.limitQuantity();
        if (limitQuantity != null) {
            out.quantity("limitQuantity", limitQuantity);
        }
        Enforcement enforcement = patch.enforcement();
        if (enforcement != null) {
            out.text("enforcement", enforcement.label());
        }
        if (patch.timeZone() != null) {
            out.text("timeZone", patch.timeZone());
        }
        AnchorDay anchorDay = patch.anchorDay();
        if (anchorDay != null) {
            out.number("anchorDay", anchorDay.day());
        }
        Thresholds thresholds = patch.thresholds();
        if (thresholds != null) {
            out.numbers("thresholds", thresholds.percents());
        }
        OnExceeded onExceeded = patch.onExceeded();
        if (onExceeded != null) {
            out.text("onExceeded", onExceeded.label());
        }
    }

    public static UpdateUsageLimit readUpdate(ObjectReader in, LimitKey key, Precondition precondition) {
        return new UpdateUsageLimit(
                key,
                new UsageLimit.Patch(
                        in.kept("limitQuantity").optionalQuantity("limitQuantity"),
                        in.changed("enforcement", Enforcement::of),
                        in.changed("timeZone", TimeZones::of),
                        in.kept("anchorDay").wholeNumber("anchorDay", AnchorDay::of),
                        in.kept("thresholds").wholeNumbers("thresholds", Thresholds::new),
                        in.changed("onExceeded", OnExceeded::of)),
                precondition);
    }
}
