package org.landlord.domain.usage;

import java.time.Duration;
import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// How finely a usage summary is cut along time; buckets begin at whole hours or days of UTC.
public enum Bucket {
    /// 60 minutes from minute 0.
    HOUR,
    /// 24 hours from midnight.
    DAY;

    /// How long a bucket is.
    public Duration length() {
        return switch (this) {
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
    }

    /// How it is written everywhere: in lower case, with hyphens.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @param label one of the labels, exactly
    /// @throws org.landlord.domain.failure.InvalidInput if it is none of them; the message lists them
    public static Bucket of(String label) {
        return Choices.of(values(), Bucket::label, label);
    }
}
