package org.landlord.adapter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.port.in.Page;

class EventFollowerTest {

    private static final int PAGE = 3;
    private static final LimitKey LIMIT =
            LimitKey.of(new OrgId("org_acme"), null, new Label("tokens"), null, Period.MONTHLY);

    private final List<QuotaEvent> recorded = new ArrayList<>();
    private final List<List<Long>> printed = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private final Deque<RuntimeException> faults = new ArrayDeque<>();
    private Runnable upkeep = () -> {};
    private EventFollower.Course course = EventFollower.Course.ENDLESS;

    private void record(int count) {
        LongStream.range(0, count)
                .map(_ -> recorded.size() + 1L)
                .mapToObj(sequence -> new QuotaEvent(
                        sequence, LIMIT, 75, ThresholdCrossing.UP, QuantitySum.of(75), Quantity.of(100), Instant.EPOCH))
                .forEach(recorded::add);
    }

    private Page<QuotaEvent> list(long after) {
        if (!faults.isEmpty()) {
            throw faults.remove();
        }
        List<QuotaEvent> rest =
                recorded.stream().filter(event -> event.sequence() > after).toList();
        return rest.size() <= PAGE ? new Page<>(rest, null) : new Page<>(rest.subList(0, PAGE), "more");
    }

    /// Each pause is one of the things that happen meanwhile; when they are used up there is no more to wait
    /// for.
    private void follow(long after) {
        new EventFollower<>(
                        course,
                        upkeep,
                        this::list,
                        QuotaEvent::sequence,
                        events -> printed.add(
                                events.stream().map(QuotaEvent::sequence).toList()),
                        complaints::add)
                .follow(after, duration -> {
                    pauses.add(duration);
                    if (meanwhile.isEmpty()) {
                        return false;
                    }
                    meanwhile.remove().run();
                    return true;
                });
    }

    @Test
    @DisplayName("existing events come first, page by page, then new ones, each once")
    void order() {
        record(4);
        meanwhile.add(() -> record(2));
        meanwhile.add(() -> {});
        meanwhile.add(() -> record(1));

        follow(0);

        assertThat(printed).containsExactly(List.of(1L, 2L, 3L), List.of(4L), List.of(5L, 6L), List.of(7L));
        assertThat(pauses).hasSize(4).containsOnly(EventFollower.INTERVAL);
    }

    @Test
    @DisplayName("pauses grow while there are no new events, and the poll after the end is the last one")
    void course() {
        AtomicBoolean ended = new AtomicBoolean();
        course = new EventFollower.Course(Duration.ofMillis(500), Duration.ofSeconds(2), ended::get);
        record(1);
        IntStream.range(0, 4).forEach(_ -> meanwhile.add(() -> {}));
        meanwhile.add(() -> record(1));
        meanwhile.add(() -> {
            record(1);
            ended.set(true);
        });
        meanwhile.add(() -> record(1));

        follow(0);

        assertThat(printed).containsExactly(List.of(1L), List.of(2L), List.of(3L));
        assertThat(pauses).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 2000L, 2000L, 500L);
    }

    @Test
    @DisplayName("a log that has ended is read completely, without a pause")
    void over() {
        course = new EventFollower.Course(Duration.ofMillis(500), Duration.ofSeconds(2), () -> true);
        record(4);

        follow(0);

        assertThat(printed).containsExactly(List.of(1L, 2L, 3L), List.of(4L));
        assertThat(pauses).isEmpty();
    }

    @Test
    @DisplayName("following starts after the given sequence")
    void after() {
        record(4);

        follow(3);

        assertThat(printed).containsExactly(List.of(4L));
    }

    @Test
    @DisplayName("unavailability is reported once, and polling continues")
    void away() {
        Unavailable gone = new Unavailable("cannot connect", Duration.ofSeconds(1));
        record(1);
        meanwhile.add(() -> faults.add(gone));
        meanwhile.add(() -> faults.add(gone));
        meanwhile.add(() -> record(1));
        meanwhile.add(() -> faults.add(gone));

        follow(0);

        assertThat(printed).containsExactly(List.of(1L), List.of(2L));
        assertThat(complaints)
                .containsExactly("landlord: cannot connect: retrying", "landlord: cannot connect: retrying");
    }

    @Test
    @DisplayName("a failure of the first poll, or a rejection, ends following")
    void refused() {
        faults.add(new Unavailable("cannot connect", Duration.ofSeconds(1)));
        assertThatThrownBy(() -> follow(0)).isInstanceOf(Unavailable.class);

        meanwhile.add(() -> faults.add(new NotFound("org", "org_acme")));
        assertThatThrownBy(() -> follow(0)).isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("maintenance runs before the first poll and every tenth one, whose events are printed")
    void upkeep() {
        upkeep = () -> record(1);
        for (int pause = 0; pause < 2 * EventFollower.POLLS_PER_MAINTENANCE; pause++) {
            meanwhile.add(() -> printed.add(List.of()));
        }

        follow(0);

        List<List<Long>> expected = new ArrayList<>();
        for (long sequence = 1; sequence <= 3; sequence++) {
            if (sequence > 1) {
                expected.addAll(Collections.nCopies(EventFollower.POLLS_PER_MAINTENANCE, List.of()));
            }
            expected.add(List.of(sequence));
        }
        assertThat(printed).isEqualTo(expected);
    }

    @Test
    @DisplayName("failed maintenance is reported once, and polling continues")
    void upkeepFails() {
        upkeep = () -> {
            throw new Unavailable("the file may only be read", Duration.ofSeconds(1));
        };
        record(1);
        for (int pause = 0; pause < EventFollower.POLLS_PER_MAINTENANCE; pause++) {
            meanwhile.add(() -> {});
        }
        meanwhile.add(() -> record(1));

        follow(0);

        assertThat(printed).containsExactly(List.of(1L), List.of(2L));
        assertThat(complaints)
                .containsExactly("landlord: cannot record new threshold events: the file may only be read");
    }

    @Test
    @DisplayName("an interrupt ends following")
    void interrupted() {
        Thread.currentThread().interrupt();

        assertThat(EventFollower.sleep(Duration.ofDays(1))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
