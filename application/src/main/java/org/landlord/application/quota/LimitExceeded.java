package org.landlord.application.quota;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaShortfall;

/// A hard limit refuses usage: thrown in the writing unit of work that checks it, with what is used and
/// reserved there. [LimitResets] turns it into the [QuotaExceeded] that the caller receives, after that unit
/// of work.
public final class LimitExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<QuotaShortfall> shortfalls;
    private final boolean resets;
    private final @Nullable String note;

    private LimitExceeded(List<QuotaShortfall> shortfalls, boolean resets, @Nullable String note) {
        // Thrown once for each refused request: a stack trace would cost more than the check.
        super("a hard limit is exceeded", null, false, false);
        this.shortfalls = List.copyOf(shortfalls);
        this.resets = resets;
        this.note = note;
    }

    /// In current windows, which will have enough left at a time that is not known yet.
    ///
    /// @param shortfalls of every limit that has too little left, without `resetAt`; at least one
    static LimitExceeded now(List<QuotaShortfall> shortfalls) {
        return new LimitExceeded(shortfalls, true, null);
    }

    /// In an earlier window, which never will have more left.
    static LimitExceeded earlier(QuotaShortfall shortfall) {
        return new LimitExceeded(List.of(shortfall), false, null);
    }

    /// The same with an explanation at the end of the caller's message.
    LimitExceeded noting(String explanation) {
        return new LimitExceeded(shortfalls, resets, explanation);
    }

    List<QuotaShortfall> shortfalls() {
        return shortfalls;
    }

    /// False if waiting does not help.
    boolean resets() {
        return resets;
    }

    @Nullable
    String note() {
        return note;
    }
}
