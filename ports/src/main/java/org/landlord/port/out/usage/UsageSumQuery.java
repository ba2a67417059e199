package org.landlord.port.out.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.Window;

/// The usage to sum; null does not filter. Reversed events do not count.
///
/// @param projectId null for the whole organization, with and without a project
/// @param runId null for all usage, with and without a run
/// @param asOf to sum the events as recorded and reversed by then; null for now
public record UsageSumQuery(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable Label unit,
        @Nullable RunId runId,
        Window window,
        @Nullable Instant asOf) {

    /// Usage with and without a run.
    public UsageSumQuery(
            OrgId orgId,
            @Nullable ProjectId projectId,
            @Nullable Label metric,
            @Nullable Label unit,
            Window window,
            @Nullable Instant asOf) {
        this(orgId, projectId, metric, unit, null, window, asOf);
    }

    /// @throws IllegalArgumentException if the query has `asOf` or a run
    public void requireNowOfAllRuns() {
        if (asOf != null) {
            throw new IllegalArgumentException("asOf is not supported here: " + asOf);
        }
        if (runId != null) {
            throw new IllegalArgumentException("runId is not supported here: " + runId);
        }
    }
}
