package org.landlord.domain.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.shared.Timestamps;

/// A hard limit would be passed. Nothing was recorded.
public final class QuotaExceeded extends Failure {

    private static final long serialVersionUID = 1L;

    private final transient QuotaShortfall shortage;
    private final @Nullable Duration retryAfter;

    /// @param shortage the limit that binds, and how it stands
    /// @param retryAfter how long to wait before the next try; null if waiting does not help
    public QuotaExceeded(QuotaShortfall shortage, @Nullable Duration retryAfter) {
        this(
                "the limit " + shortage.limit() + " allows " + shortage.limitQuantity() + ": "
                        + shortage.usedQuantity() + " used, " + shortage.reservedQuantity() + " reserved, "
                        + shortage.requestedQuantity() + " requested" + earlier(shortage),
                shortage,
                retryAfter);
    }

    /// @param message what was refused and why
    /// @param shortage the limit that binds, and how it stands
    /// @param retryAfter how long to wait before the next try; null if waiting does not help
    public QuotaExceeded(String message, QuotaShortfall shortage, @Nullable Duration retryAfter) {
        super(message);
        this.shortage = shortage;
        this.retryAfter = retryAfter;
    }

    private static String earlier(QuotaShortfall shortage) {
        return shortage.isOfEarlierWindow()
                ? " in its window from " + Timestamps.format(shortage.window().since()) + " to "
                        + Timestamps.format(shortage.window().until())
                : "";
    }

    /// The limit that binds, and how it stands.
    public QuotaShortfall shortage() {
        return shortage;
    }

    /// How long to wait before the next try; null if waiting does not help.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
