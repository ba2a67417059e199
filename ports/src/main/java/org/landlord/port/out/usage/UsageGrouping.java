package org.landlord.port.out.usage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.usage.Bucket;

/// The lines of a summary, besides metric and unit.
///
/// @param byProject true for a line for each project, and one for usage without a project
/// @param bucket null for no division by time
/// @param zone in which days, weeks and months start
public record UsageGrouping(boolean byProject, @Nullable Bucket bucket, ZoneId zone) {

    /// In UTC.
    public UsageGrouping(boolean byProject, @Nullable Bucket bucket) {
        this(byProject, bucket, ZoneOffset.UTC);
    }

    /// The start of the bucket that contains an instant; null without buckets.
    public @Nullable Instant bucketStart(Instant instant) {
        return bucket == null ? null : bucket.around(instant, zone).since();
    }
}
