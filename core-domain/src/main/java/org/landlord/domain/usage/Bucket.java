package org.landlord.domain.usage;

import java.time.Duration;
import java.util.Locale;
import org.landlord.domain.shared.Choices;

/// The time resolution of a usage summary. Buckets start at whole hours or days of UTC.
public enum Bucket {
    HOUR,
    DAY;

    public Duration length() {
        return switch (this) {
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws org.landlord.domain.failure.InvalidInput listing the labels, if `label` is not one of them
    public static Bucket of(String label) {
        return Choices.of(values(), Bucket::label, label);
    }
}
