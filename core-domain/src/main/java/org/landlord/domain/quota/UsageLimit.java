package org.landlord.domain.quota;

import java.math.BigDecimal;
import java.math.BigInteger;
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

/// A limit on the usage of a metric within a period.
///
/// @param limitQuantity the allowed quantity, inclusive
/// @param timeZone the time zone of a calendar period; null for UTC
/// @param anchorDay the first day of the windows of `anniversary-month`; null for every other period
/// @param onExceeded what happens to runs of workflows when the limit is exceeded
public record UsageLimit(
        LimitKey key,
        Quantity limitQuantity,
        Enforcement enforcement,
        @Nullable ZoneId timeZone,
        @Nullable AnchorDay anchorDay,
        Thresholds thresholds,
        OnExceeded onExceeded,
        Instant updatedAt)
        implements Described {

    /// The enforcement if none is given.
    public static final Enforcement DEFAULT_ENFORCEMENT = Enforcement.SOFT;

    /// What happens to runs if nothing is given.
    public static final OnExceeded DEFAULT_ON_EXCEEDED = OnExceeded.NONE;

    /// The largest percentage of [#percentUsed].
    public static final int MAX_PERCENT = 1_000_000;

    /// @throws org.landlord.domain.failure.InvalidInput at `anchorDay` if the period needs one and it is null,
    ///     or the period has none
    public UsageLimit {
        key.period().checkAnchorDay(anchorDay);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// A limit that does nothing to runs.
    public UsageLimit(
            LimitKey key,
            Quantity limitQuantity,
            Enforcement enforcement,
            @Nullable ZoneId timeZone,
            @Nullable AnchorDay anchorDay,
            Thresholds thresholds,
            Instant updatedAt) {
        this(key, limitQuantity, enforcement, timeZone, anchorDay, thresholds, DEFAULT_ON_EXCEEDED, updatedAt);
    }

    /// A limit of a period other than `anniversary-month` that does nothing to runs.
    public UsageLimit(
            LimitKey key,
            Quantity limitQuantity,
            Enforcement enforcement,
            @Nullable ZoneId timeZone,
            Thresholds thresholds,
            Instant updatedAt) {
        this(key, limitQuantity, enforcement, timeZone, null, thresholds, updatedAt);
    }

    /// A change; null leaves a field as it is. `UTC` resets the time zone.
    public record Patch(
            @Nullable Quantity limitQuantity,
            @Nullable Enforcement enforcement,
            @Nullable ZoneId timeZone,
            @Nullable AnchorDay anchorDay,
            @Nullable Thresholds thresholds,
            @Nullable OnExceeded onExceeded) {

        /// A change that leaves what happens to runs as it is.
        public Patch(
                @Nullable Quantity limitQuantity,
                @Nullable Enforcement enforcement,
                @Nullable ZoneId timeZone,
                @Nullable AnchorDay anchorDay,
                @Nullable Thresholds thresholds) {
            this(limitQuantity, enforcement, timeZone, anchorDay, thresholds, null);
        }
    }

    /// This limit after a change.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput at `anchorDay` if it is given and the period has none
    public UsageLimit with(Patch patch, Instant now) {
        return new UsageLimit(
                key,
                patch.limitQuantity() == null ? limitQuantity : patch.limitQuantity(),
                patch.enforcement() == null ? enforcement : patch.enforcement(),
                patch.timeZone() == null ? timeZone : patch.timeZone(),
                patch.anchorDay() == null ? anchorDay : patch.anchorDay(),
                patch.thresholds() == null ? thresholds : patch.thresholds(),
                patch.onExceeded() == null ? onExceeded : patch.onExceeded(),
                now);
    }

    /// The window of a check.
    ///
    /// @param since the start; null for the start by the period
    /// @param until the end
    /// @throws org.landlord.domain.failure.InvalidInput if it ends before it starts
    public Window window(@Nullable Instant since, Instant until) {
        return since == null ? key.period().windowEndingAt(until, zone(), anchorDay) : new Window(since, until);
    }

    /// The result of a check.
    ///
    /// @param window the checked window
    /// @param used the sum of the usage in the window
    /// @param ahead the usage after the end of the window that counts already
    /// @param reserved the quantity that reservations hold
    /// @param quantity the quantity that may fit; null for any quantity greater than 0
    public QuotaCheck check(
            Window window, QuantitySum used, QuantitySum ahead, QuantitySum reserved, @Nullable Quantity quantity) {
        QuantitySum taken = used.plus(ahead).plus(reserved);
        return new QuotaCheck(
                this,
                window,
                used,
                ahead,
                reserved,
                limitQuantity.minusOrZero(taken),
                used.exceeds(limitQuantity),
                fits(taken, quantity));
    }

    /// [#check] without a quantity.
    public QuotaCheck check(Window window, QuantitySum used, QuantitySum ahead, QuantitySum reserved) {
        return check(window, used, ahead, reserved, null);
    }

    private boolean fits(QuantitySum taken, @Nullable Quantity quantity) {
        if (enforcement == Enforcement.SOFT) {
            return true;
        }
        return quantity == null
                ? taken.compareTo(QuantitySum.of(limitQuantity)) < 0
                : !taken.plus(quantity).exceeds(limitQuantity);
    }

    /// The used share of the limit in percent, rounded down; at most [#MAX_PERCENT]. A limit of 0 is always
    /// used to at least 100 percent.
    public int percentUsed(QuantitySum used) {
        BigInteger limit = QuantitySum.of(limitQuantity).billionths();
        if (limit.signum() == 0) {
            return used.isPositive() ? MAX_PERCENT : 100;
        }
        return used.billionths()
                .multiply(BigInteger.valueOf(100))
                .divide(limit)
                .min(BigInteger.valueOf(MAX_PERCENT))
                .intValueExact();
    }

    /// True if usage of the series counts against this limit. A limit of the organization applies to all
    /// projects.
    public boolean binds(UsageSeries series) {
        return key.orgId().equals(series.orgId())
                && key.metric().equals(series.metric())
                && key.unit().equals(series.unit())
                && (key.projectId() == null || key.projectId().equals(series.projectId()));
    }

    /// True if the limit applies to the series in another unit.
    public boolean bindsInAnyUnit(UsageSeries series) {
        return binds(new UsageSeries(series.orgId(), series.projectId(), series.metric(), key.unit()));
    }

    /// The window that contains `instant`, of a period that is not rolling.
    ///
    /// @throws IllegalStateException for a rolling period
    public Window windowAround(Instant instant) {
        return key.period().windowAround(instant, zone(), anchorDay);
    }

    /// The first instant of the next window of a calendar period; null for other periods.
    public @Nullable Instant windowEnd(Instant now) {
        return key.period().isRolling() || key.period() == Period.LIFETIME
                ? null
                : windowAround(now).until().plusMillis(1);
    }

    /// The first instant whose window starts at `since` or later; null for `lifetime`, whose only window started
    /// before.
    public @Nullable Instant firstEndOfWindowFrom(Instant since) {
        return key.period().firstEndOfWindowFrom(since, zone(), anchorDay);
    }

    private ZoneId zone() {
        return timeZone == null ? TimeZones.DEFAULT : timeZone;
    }

    /// The first instant of the window that ends at `instant`.
    public Instant windowStart(Instant instant) {
        return window(null, instant).since();
    }

    /// The start of the window that recorded usage counts in. A rolling window ends now; usage of a
    /// calendar period that is observed slightly ahead of the clock may belong to the next window.
    ///
    /// @param observedAt when the usage happened; it does not count if this is before the result
    /// @param now when the usage is recorded
    public Instant consumptionStart(Instant observedAt, Instant now) {
        return windowStart(key.period().isRolling() || observedAt.isBefore(now) ? now : observedAt);
    }

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
                anchorDay,
                thresholds,
                onExceeded.label(),
                updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields()
                .number("limitQuantity", limitQuantity.toBigDecimal())
                .text("enforcement", enforcement.label())
                .text("timeZone", timeZone)
                .number("anchorDay", anchorDay == null ? null : BigDecimal.valueOf(anchorDay.day()))
                .list("thresholds", thresholds.percents())
                .text("onExceeded", onExceeded.label());
    }
}
