package org.landlord.port.in.quota;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.usage.Quantity;

/// Says how much of something may be used.
///
/// @param key which limit; a project it names must be one of the same organization
/// @param limitQuantity how much
/// @param enforcement what happens when it would be passed; null for `soft`
/// @param timeZone where a calendar period begins its days; null for UTC
/// @param thresholds at which percentages crossings are recorded; null for 75, 90 and 100
/// @param precondition what must be stored now
public record SetUsageLimit(
        LimitKey key,
        Quantity limitQuantity,
        @Nullable Enforcement enforcement,
        @Nullable ZoneId timeZone,
        @Nullable Thresholds thresholds,
        Precondition precondition) {}
