package org.landlord.adapter.sqlite.usage;

import org.landlord.domain.usage.Bucket;

/// How finely sums are kept. The order is that of the column `resolution`; each is a whole number of the one
/// before.
enum Resolution {
    SECOND(1_000),
    MINUTE(60_000),
    HOUR(3_600_000),
    DAY(86_400_000);

    private final long millis;

    Resolution(long millis) {
        this.millis = millis;
    }

    static Resolution of(Bucket bucket) {
        return switch (bucket) {
            case HOUR -> HOUR;
            case DAY -> DAY;
        };
    }

    /// How long a bucket is.
    long millis() {
        return millis;
    }

    /// Which bucket an instant is in, counted from 1970 on: before 1970 downwards.
    long bucket(long epochMillis) {
        return Math.floorDiv(epochMillis, millis);
    }

    /// When a bucket begins.
    long start(long bucket) {
        return bucket * millis;
    }

    /// How many buckets of this make one of `coarser`.
    long per(Resolution coarser) {
        return coarser.millis / millis;
    }
}
