package org.landlord.persistence.jpa.usage;

/// The key of a stored sum.
///
/// @param bucket the number of the second, minute, hour or day, counted from 1970; negative before
public record SumKey(SeriesId series, Resolution resolution, long bucket) implements Comparable<SumKey> {

    @Override
    public int compareTo(SumKey other) {
        int bySeries = series.compareTo(other.series);
        int byResolution = bySeries != 0 ? bySeries : resolution.compareTo(other.resolution);
        return byResolution != 0 ? byResolution : Long.compare(bucket, other.bucket);
    }
}
