package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.port.contracts.out.IdGeneratorContract;
import org.landlord.port.out.IdGenerator;

class UlidIdGeneratorTest extends IdGeneratorContract {

    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");

    private final IdGenerator ids = new UlidIdGenerator(new SystemClock());

    @Override
    protected IdGenerator idGenerator() {
        return ids;
    }

    @Test
    void anIdBeginsWithTheTimeOfTheClock() {
        // The example of the ULID specification: 1469918176385 ms is written 01ARYZ6S41.
        IdGenerator then = new UlidIdGenerator(() -> Instant.ofEpochMilli(1_469_918_176_385L));

        assertThat(then.next("org")).startsWith("org_01aryz6s41");
    }

    @Test
    void twoGeneratorsAtTheSameInstantMakeDifferentIds() {
        assertThat(new UlidIdGenerator(() -> NOW).next("org")).isNotEqualTo(new UlidIdGenerator(() -> NOW).next("org"));
    }

    @Test
    void theOrderSurvivesAClockThatIsSetBack() {
        Iterator<Instant> times = List.of(
                        NOW,
                        NOW.minusMillis(1),
                        NOW.minus(Duration.ofSeconds(11)),
                        NOW.minus(Duration.ofDays(365)),
                        NOW.minus(Duration.ofDays(364)),
                        NOW.plusMillis(1))
                .iterator();
        IdGenerator generator = new UlidIdGenerator(() -> times.hasNext() ? times.next() : NOW);

        List<String> made =
                Stream.generate(() -> generator.next("evt")).limit(7).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }
}
