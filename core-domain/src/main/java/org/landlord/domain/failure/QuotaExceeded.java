package org.landlord.domain.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.shared.Timestamps;

/// The request would exceed a hard limit. Nothing was recorded.
public final class QuotaExceeded extends Failure {

    private static final long serialVersionUID = 1L;

    private final transient QuotaShortfall shortfall;
    private final @Nullable Duration retryAfter;

    /// @param shortfall the limit that applies, and its usage
    /// @param retryAfter the time until a retry can succeed; null if waiting does not help
    public QuotaExceeded(QuotaShortfall shortfall, @Nullable Duration retryAfter) {
        this(
                "the limit " + shortfall.limit() + " allows " + shortfall.limitQuantity() + ": "
                        + shortfall.usedQuantity() + " used, " + shortfall.reservedQuantity() + " reserved, "
                        + shortfall.requestedQuantity() + " requested" + waiting(shortfall, retryAfter),
                shortfall,
                retryAfter);
    }

    /// @param shortfall the limit that applies, and its usage
    /// @param retryAfter the time until a retry can succeed; null if waiting does not help
    public QuotaExceeded(String message, QuotaShortfall shortfall, @Nullable Duration retryAfter) {
        super(message);
        this.shortfall = shortfall;
        this.retryAfter = retryAfter;
    }

    private static String waiting(QuotaShortfall shortfall, @Nullable Duration retryAfter) {
        boolean waitingHelps = shortfall.resetAt() != null || retryAfter != null;
        if (waitingHelps || shortfall.exceedsLimit()) {
            return "";
        }
        return shortfall.limit().period() == Period.LIFETIME
                ? "; the limit does not reset, so waiting does not help"
                : " in its window from " + Timestamps.format(shortfall.window().since()) + " to "
                        + Timestamps.format(shortfall.window().until());
    }

    /// The limit that applies, and its usage.
    public QuotaShortfall shortfall() {
        return shortfall;
    }

    /// The time until a retry can succeed; null if waiting does not help.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
