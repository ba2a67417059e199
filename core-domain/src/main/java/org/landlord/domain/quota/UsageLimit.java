package org.landlord.domain.quota;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.Window;

/// How much of something may be used within a period.
///
/// @param key which limit
/// @param limitQuantity how much; using exactly this much is allowed
/// @param enforcement what happens when it would be passed
/// @param timeZone where a calendar period begins its days; null for UTC
/// @param thresholds at which percentages crossings are recorded
/// @param updatedAt when it was last put
public record UsageLimit(
        LimitKey key,
        Quantity limitQuantity,
        Enforcement enforcement,
        @Nullable ZoneId timeZone,
        Thresholds thresholds,
        Instant updatedAt) implements Described {

    /// What happens when a limit would be passed that does not say.
    public static final Enforcement DEFAULT_ENFORCEMENT = Enforcement.SOFT;

    public UsageLimit {
        updatedAt = Timestamps.check(updatedAt);
    }

    /// The window this limit looks at when it is checked.
    ///
    /// @param since where it begins; null for where the limit's period says
    /// @param until where it ends
    /// @throws org.landlord.domain.failure.InvalidInput if it ends before it begins
    public Window window(@Nullable Instant since, Instant until) {
        return since == null
                ? key.period().windowEndingAt(until, timeZone == null ? TimeZones.DEFAULT : timeZone)
                : new Window(since, until);
    }

    /// The answer to a check.
    ///
    /// @param window the window that was looked at
    /// @param used the exact sum of what was used in it
    /// @param ahead what was used behind its end and counts already
    /// @param reserved what reservations hold
    public QuotaCheck check(Window window, QuantitySum used, QuantitySum ahead, QuantitySum reserved) {
        QuantitySum taken = used.plus(ahead).plus(reserved);
        return new QuotaCheck(
                this, window, used, ahead, reserved, limitQuantity.minusOrZero(taken), used.exceeds(limitQuantity));
    }

    /// True if usage of the series counts against this limit: an org-wide one binds every project.
    public boolean binds(UsageSeries series) {
        return key.orgId().equals(series.orgId())
                && key.metric().equals(series.metric())
                && key.unit().equals(series.unit())
                && (key.projectId() == null || key.projectId().equals(series.projectId()));
    }

    /// True if it would bind usage of the series, were that in its unit.
    public boolean bindsInAnyUnit(UsageSeries series) {
        return binds(new UsageSeries(series.orgId(), series.projectId(), series.metric(), key.unit()));
    }

    /// The whole window of a calendar period that an instant falls into.
    ///
    /// @throws IllegalStateException if the period is a rolling one: an instant falls into many of its windows
    public Window windowAround(Instant instant) {
        return key.period().windowAround(instant, timeZone == null ? TimeZones.DEFAULT : timeZone);
    }

    /// The first instant of the window that ends at `instant`.
    public Instant windowStart(Instant instant) {
        return window(null, instant).since();
    }

    /// The first instant of what usage is counted together with when it is recorded. A rolling window is taken to end
    /// now; of calendar periods usage that is observed a little ahead of the clock may belong to the next.
    ///
    /// @param observedAt when it is observed; if that is before the answer, it does not count
    /// @param now when it is recorded
    public Instant consumptionStart(Instant observedAt, Instant now) {
        return windowStart(key.period().isRolling() || observedAt.isBefore(now) ? now : observedAt);
    }

    /// Which state this is.
    public Version version() {
        return Version.of(
                key.orgId(),
                key.projectId(),
                key.metric(),
                key.unit(),
                key.period().label(),
                limitQuantity,
                enforcement.label(),
                timeZone,
                thresholds,
                updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields()
                .number("limitQuantity", limitQuantity.toBigDecimal())
                .text("enforcement", enforcement.label())
                .text("timeZone", timeZone)
                .list("thresholds", thresholds.percents());
    }
}
