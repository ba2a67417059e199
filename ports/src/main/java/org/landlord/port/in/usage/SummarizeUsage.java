package org.landlord.port.in.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.Window;

/// What to sum up.
///
/// @param orgId whose usage
/// @param projectId of which project; null for all of the organization's, with and without a project
/// @param metric of what; null for every metric
/// @param window observed when
/// @param byProject true for a line for each project
/// @param bucket null for one line over the window, else a line for each bucket in which something was used
/// @param asOf to add up what had been recorded, and not been reversed, by then; null for now
public record SummarizeUsage(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        Window window,
        boolean byProject,
        @Nullable Bucket bucket,
        @Nullable Instant asOf) {}
