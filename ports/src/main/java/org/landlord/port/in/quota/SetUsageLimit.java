package org.landlord.port.in.quota;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.usage.Quantity;

/// Creates or replaces a limit.
///
/// @param key a project in it must be one of the organization
/// @param enforcement null for `soft`
/// @param timeZone in which calendar periods begin; null for UTC
/// @param thresholds percentages at which crossings are recorded; null for 75, 90 and 100
public record SetUsageLimit(
        LimitKey key,
        Quantity limitQuantity,
        @Nullable Enforcement enforcement,
        @Nullable ZoneId timeZone,
        @Nullable Thresholds thresholds,
        Precondition precondition) {}
