package org.landlord.port.contracts.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.port.out.Clock;

/// What [org.landlord.port.out.Clock] promises.
public abstract class ClockContract {

    /// The clock to try.
    protected abstract Clock clock();

    @Test
    void itTellsThePresentInstant() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        Instant now = clock().now();

        assertThat(now).isBetween(before, Instant.now());
    }

    @Test
    void itCountsInWholeMilliseconds() {
        // Many, since any one instant may be whole by chance.
        assertThat(Stream.generate(() -> clock().now()).limit(1000))
                .allMatch(now -> now.equals(now.truncatedTo(ChronoUnit.MILLIS)));
    }
}
