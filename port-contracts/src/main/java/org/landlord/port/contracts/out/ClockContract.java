package org.landlord.port.contracts.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.port.out.Clock;

/// The contract of [org.landlord.port.out.Clock].
public abstract class ClockContract {

    /// The clock under test.
    protected abstract Clock clock();

    @Test
    void theClockReturnsTheCurrentInstant() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        Instant now = clock().now();

        assertThat(now).isBetween(before, Instant.now());
    }

    @Test
    void theClockReturnsWholeMilliseconds() {
        // Many instants, because a single one may have no fraction by chance.
        assertThat(Stream.generate(() -> clock().now()).limit(1000))
                .allMatch(now -> now.equals(now.truncatedTo(ChronoUnit.MILLIS)));
    }
}
