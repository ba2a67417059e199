package org.landlord.port.in.usage;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.Window;

/// Summarizes usage.
///
/// @param projectId null for the whole organization, with and without a project
/// @param metric null for every metric
/// @param runId null for all usage, with and without a run
/// @param byProject true for a line for each project
/// @param bucket null for one line over the window, otherwise a line for each bucket with usage
/// @param timeZone in which days, weeks and months start; null for UTC, and for summaries without such buckets
/// @param asOf to sum the events as recorded and reversed by then; null for now
public record SummarizeUsage(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable RunId runId,
        Window window,
        boolean byProject,
        @Nullable Bucket bucket,
        @Nullable ZoneId timeZone,
        @Nullable Instant asOf) {

    /// A summary in UTC, of usage with and without a run.
    public SummarizeUsage(
            OrgId orgId,
            @Nullable ProjectId projectId,
            @Nullable Label metric,
            Window window,
            boolean byProject,
            @Nullable Bucket bucket,
            @Nullable Instant asOf) {
        this(orgId, projectId, metric, null, window, byProject, bucket, null, asOf);
    }
}
