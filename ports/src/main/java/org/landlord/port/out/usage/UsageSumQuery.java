package org.landlord.port.out.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Which usage to add up; null does not filter. Events that were reversed do not count.
///
/// @param orgId whose
/// @param projectId of which project; null for all of the organization's, with and without a project
/// @param metric of what
/// @param unit in which unit
/// @param window observed when
/// @param asOf to count what had been recorded, and not been reversed, by then; null for now
public record UsageSumQuery(
        OrgId orgId,
        @Nullable ProjectId projectId,
        @Nullable Label metric,
        @Nullable Label unit,
        Window window,
        @Nullable Instant asOf) {}
