package org.landlord.application.quota;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageSeries;

/// A hard limit refuses usage: thrown in the writing unit of work that checks it, with what is used and
/// reserved there. [LimitResets] turns it into the [QuotaExceeded] that the caller receives, after that unit
/// of work.
public final class LimitExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<QuotaShortfall> shortfalls;
    private final boolean resets;
    private final @Nullable String note;
    private final transient List<UsageSeries> series;

    private LimitExceeded(
            List<QuotaShortfall> shortfalls, List<UsageSeries> series, boolean resets, @Nullable String note) {
        // Thrown once for each refused request: a stack trace would cost more than the check.
        super("a hard limit is exceeded", null, false, false);
        this.shortfalls = List.copyOf(shortfalls);
        this.series = List.copyOf(series);
        this.resets = resets;
        this.note = note;
    }

    /// In current windows, which will have enough left at a time that is not known yet.
    ///
    /// @param shortfalls of every limit that has too little left, without `resetAt`; at least one
    /// @param series of the refused usage
    static LimitExceeded now(List<QuotaShortfall> shortfalls, List<UsageSeries> series) {
        return new LimitExceeded(shortfalls, series, true, null);
    }

    /// In an earlier window, which never will have more left.
    ///
    /// @param series of the refused usage
    static LimitExceeded earlier(QuotaShortfall shortfall, List<UsageSeries> series) {
        return new LimitExceeded(List.of(shortfall), series, false, null);
    }

    /// The same with an explanation at the end of the caller's message.
    LimitExceeded noting(String explanation) {
        return new LimitExceeded(shortfalls, series, resets, explanation);
    }

    List<QuotaShortfall> shortfalls() {
        return shortfalls;
    }

    /// The project of the refused usage that counts against a limit; null if it has none, or several.
    @Nullable
    ProjectId projectOf(LimitKey limit) {
        Set<@Nullable ProjectId> projects = new HashSet<>();
        for (UsageSeries one : series) {
            if (one.metric().equals(limit.metric()) && one.unit().equals(limit.unit())) {
                projects.add(one.projectId());
            }
        }
        return limit.projectId() != null
                ? limit.projectId()
                : projects.size() == 1 ? projects.iterator().next() : null;
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
