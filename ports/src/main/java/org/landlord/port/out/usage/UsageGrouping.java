package org.landlord.port.out.usage;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.Bucket;

/// The lines of a summary, besides metric and unit.
///
/// @param byProject true for a line for each project, and one for usage without a project
/// @param bucket null for no division by time
public record UsageGrouping(boolean byProject, @Nullable Bucket bucket) {}
