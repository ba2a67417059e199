package org.landlord.adapter.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// Polls a log for new events and passes on each of them once, in order.
///
/// @param <E> an event, identified by its sequence
public final class EventFollower<E> {

    /// Between two polls.
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    /// Maintenance scans every limit, so it runs at the interval of a server: every 20 seconds.
    static final int POLLS_PER_MAINTENANCE = 10;

    /// Waits.
    @FunctionalInterface
    public interface Sleeper {

        /// @return false to stop following
        boolean sleep(Duration duration);
    }

    /// When a follower polls, and until when.
    ///
    /// @param shortest the pause after new events
    /// @param longest the pause doubles up to this while there are no new events
    /// @param isOver asked before each poll: if true, it is the last one
    public record Course(Duration shortest, Duration longest, BooleanSupplier isOver) {

        /// Polls every two seconds, without an end.
        static final Course ENDLESS = new Course(INTERVAL, INTERVAL, () -> false);

        private Duration after(Duration pause) {
            Duration doubled = pause.multipliedBy(2);
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    private final Course course;
    private final Runnable maintenance;
    private final LongFunction<Page<E>> source;
    private final ToLongFunction<E> sequence;
    private final Consumer<List<E>> printer;
    private final Consumer<String> warnings;
    private long last;
    private long polls;
    private boolean maintenanceFailed;

    /// @param course when to poll
    /// @param maintenance records events caused by the passage of time, where no server does it
    /// @param source fetches the events after a sequence
    /// @param sequence the sequence of an event
    /// @param printer receives new events; never an empty list
    /// @param warnings receives one message when Landlord becomes unavailable; polling continues
    public EventFollower(
            Course course,
            Runnable maintenance,
            LongFunction<Page<E>> source,
            ToLongFunction<E> sequence,
            Consumer<List<E>> printer,
            Consumer<String> warnings) {
        this.course = course;
        this.maintenance = maintenance;
        this.source = source;
        this.sequence = sequence;
        this.printer = printer;
        this.warnings = warnings;
    }

    /// Prints the events of a log after a sequence: the recorded ones, or with `follow` also new ones until
    /// Ctrl-C. Runs no maintenance.
    ///
    /// @param view how an event is shown
    /// @param sequence the sequence of an event
    /// @param list fetches a page of the events after a sequence
    /// @param limit the maximum number of events
    /// @param follow true to wait for new events
    /// @throws InvalidArguments if both a limit and `follow` are given
    public static <E> ExitCode print(
            Session session,
            View<E> view,
            ToLongFunction<E> sequence,
            BiFunction<Long, PageRequest, Page<E>> list,
            long after,
            LimitOption limit,
            boolean follow) {
        if (!follow) {
            return session.printAll(view, PagedIterable.of(limit.count(), page -> list.apply(after, page)));
        }
        return follow(session, view, sequence, list, after, limit, () -> {});
    }

    /// Prints the events of a log after a sequence, and new ones until Ctrl-C.
    ///
    /// @param maintenance records events caused by the passage of time
    /// @throws InvalidArguments if a limit is given
    public static <E> ExitCode follow(
            Session session,
            View<E> view,
            ToLongFunction<E> sequence,
            BiFunction<Long, PageRequest, Page<E>> list,
            long after,
            LimitOption limit,
            Runnable maintenance) {
        if (limit.count() != null) {
            throw new InvalidArguments("--limit and --follow are mutually exclusive");
        }
        return follow(session, view, sequence, list, after, Course.ENDLESS, maintenance);
    }

    /// Prints the events of a log after a sequence, and new ones until the course is over or Ctrl-C.
    ///
    /// @param maintenance records events caused by the passage of time
    public static <E> ExitCode follow(
            Session session,
            View<E> view,
            ToLongFunction<E> sequence,
            BiFunction<Long, PageRequest, Page<E>> list,
            long after,
            Course course,
            Runnable maintenance) {
        new EventFollower<>(
                        course,
                        maintenance,
                        last -> list.apply(last, new PageRequest(PageRequest.MAX_LIMIT, null)),
                        sequence,
                        session.printEndless(view),
                        session::report)
                .follow(after, EventFollower::sleep);
        return ExitCode.SUCCESS;
    }

    /// Passes on all events after a sequence, then polls for new ones until the course is over or the sleeper
    /// returns false.
    ///
    /// @throws org.landlord.domain.failure.Failure if the first poll fails, or a later one for another reason
    ///     than unavailability
    public void follow(long after, Sleeper sleeper) {
        last = after;
        boolean isOver = poll();
        boolean unavailable = false;
        Duration pause = course.shortest();
        while (!isOver && sleeper.sleep(pause)) {
            long before = last;
            try {
                isOver = poll();
                unavailable = false;
            } catch (Unavailable e) {
                if (!unavailable) {
                    warnings.accept("landlord: " + e.getMessage() + ": retrying");
                }
                unavailable = true;
            }
            pause = last > before ? course.shortest() : course.after(pause);
        }
    }

    /// Asks first whether this is the last poll: what happened until then is in it.
    private boolean poll() {
        boolean isOver = course.isOver().getAsBoolean();
        if (polls % POLLS_PER_MAINTENANCE == 0) {
            runMaintenance();
        }
        polls++;
        boolean more = true;
        while (more) {
            Page<E> page = source.apply(last);
            if (!page.items().isEmpty()) {
                printer.accept(page.items());
                last = sequence.applyAsLong(page.items().getLast());
            }
            more = page.nextCursor() != null;
        }
        return isOver;
    }

    /// Recorded events can be followed even if maintenance fails, such as on a read-only file.
    private void runMaintenance() {
        try {
            maintenance.run();
            maintenanceFailed = false;
        } catch (Failure failure) {
            if (!maintenanceFailed) {
                warnings.accept("landlord: cannot record new threshold events: " + failure.getMessage());
            }
            maintenanceFailed = true;
        }
    }

    /// Sleeps in real time; returns false if the thread is interrupted.
    public static boolean sleep(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
