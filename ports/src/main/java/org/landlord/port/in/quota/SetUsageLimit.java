package org.landlord.port.in.quota;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.usage.Quantity;

/// Creates or replaces a limit.
///
/// @param key a project in it must be one of the organization
/// @param enforcement null for `soft`
/// @param timeZone in which calendar periods begin; null for UTC
/// @param anchorDay required for the period `anniversary-month`; null for every other period
/// @param thresholds percentages at which crossings are recorded; null for 75, 90 and 100
/// @param onExceeded null for `none`
public record SetUsageLimit(
        LimitKey key,
        Quantity limitQuantity,
        @Nullable Enforcement enforcement,
        @Nullable ZoneId timeZone,
        @Nullable AnchorDay anchorDay,
        @Nullable Thresholds thresholds,
        @Nullable OnExceeded onExceeded,
        Precondition precondition) {

    /// @throws org.landlord.domain.failure.InvalidInput at `anchorDay` if the period needs one and it is null,
    ///     or the period has none
    public SetUsageLimit {
        key.period().checkAnchorDay(anchorDay);
    }

    /// Sets a limit that does nothing to runs.
    public SetUsageLimit(
            LimitKey key,
            Quantity limitQuantity,
            @Nullable Enforcement enforcement,
            @Nullable ZoneId timeZone,
            @Nullable AnchorDay anchorDay,
            @Nullable Thresholds thresholds,
            Precondition precondition) {
        this(key, limitQuantity, enforcement, timeZone, anchorDay, thresholds, null, precondition);
    }

    /// Sets a limit of a period other than `anniversary-month` that does nothing to runs.
    public SetUsageLimit(
            LimitKey key,
            Quantity limitQuantity,
            @Nullable Enforcement enforcement,
            @Nullable ZoneId timeZone,
            @Nullable Thresholds thresholds,
            Precondition precondition) {
        this(key, limitQuantity, enforcement, timeZone, null, thresholds, precondition);
    }
}
