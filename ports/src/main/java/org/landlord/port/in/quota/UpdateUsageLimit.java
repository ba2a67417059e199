package org.landlord.port.in.quota;

import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Precondition;

/// Changes a limit.
public record UpdateUsageLimit(LimitKey key, UsageLimit.Patch patch, Precondition precondition) {}
