package org.landlord.persistence.jpa.usage;

/// The resolutions of stored sums. The ordinal is stored in the column `resolution`; each is a multiple of
/// the previous one.
public enum Resolution {
    SECOND(1_000),
    MINUTE(60_000),
    HOUR(3_600_000),
    DAY(86_400_000);

    private final long millis;

    Resolution(long millis) {
        this.millis = millis;
    }

    long millis() {
        return millis;
    }

    /// The bucket of an instant, counted from 1970; negative before.
    long bucket(long epochMillis) {
        return Math.floorDiv(epochMillis, millis);
    }

    /// The start of a bucket in epoch milliseconds.
    long start(long bucket) {
        return bucket * millis;
    }

    /// The number of buckets of this resolution in one of `coarser`.
    long per(Resolution coarser) {
        return coarser.millis / millis;
    }
}
