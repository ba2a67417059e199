package org.landlord.adapter.cli.shared;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// Looks for the events of a log again and again, and hands on those that are new: each once, in their order.
///
/// @param <E> an event, which has its place in the log as its sequence
public final class EventFollower<E> {

    /// Between two looks.
    public static final Duration PAUSE = Duration.ofSeconds(2);

    /// How many looks there are for each upkeep, which looks at every limit there is: as often as a server's.
    static final int LOOKS_PER_UPKEEP = 10;

    /// Lets time go by.
    @FunctionalInterface
    public interface Pause {

        /// @return false if there is no more to wait for
        boolean elapse(Duration duration);
    }

    private final Runnable upkeep;
    private final LongFunction<Page<E>> source;
    private final ToLongFunction<E> sequence;
    private final Consumer<List<E>> printer;
    private final Consumer<String> complaints;
    private long last;
    private long looks;
    private boolean neglected;

    /// @param upkeep finds and records what only time has changed, where nobody else does
    /// @param source the next events after a sequence
    /// @param sequence the sequence of an event
    /// @param printer gets them; never none
    /// @param complaints hears once if Landlord goes away, which ends nothing: it will be back
    public EventFollower(
            Runnable upkeep,
            LongFunction<Page<E>> source,
            ToLongFunction<E> sequence,
            Consumer<List<E>> printer,
            Consumer<String> complaints) {
        this.upkeep = upkeep;
        this.source = source;
        this.sequence = sequence;
        this.printer = printer;
        this.complaints = complaints;
    }

    /// Prints the events of a log after a sequence: those that are there, or all that come until Ctrl-C. There is
    /// no upkeep for it.
    ///
    /// @param view how they are shown
    /// @param sequence the sequence of an event
    /// @param list a page of those after a sequence
    /// @param limit how many are printed; none for those that come
    /// @param follow true to go on with those that come
    /// @throws WrongUsage if only so many of those that come are to be printed
    public static <E> ExitCode print(
            Session session,
            View<E> view,
            ToLongFunction<E> sequence,
            BiFunction<Long, PageRequest, Page<E>> list,
            long after,
            LimitOption limit,
            boolean follow) {
        if (!follow) {
            return session.printAll(view, Pages.all(limit.count(), page -> list.apply(after, page)));
        }
        if (limit.count() != null) {
            throw new WrongUsage("--limit and --follow do not go together: give one of them");
        }
        new EventFollower<>(
                        () -> {},
                        last -> list.apply(last, new PageRequest(PageRequest.MAX_LIMIT, null)),
                        sequence,
                        session.printEndless(view),
                        session::say)
                .follow(after, EventFollower::sleep);
        return ExitCode.DONE;
    }

    /// Hands on all events after a sequence, and goes on until there is no more to wait for.
    ///
    /// @throws org.landlord.domain.failure.Failure if the first look fails, or a later one otherwise than for
    ///     Landlord being away
    public void follow(long after, Pause pause) {
        last = after;
        look();
        boolean away = false;
        while (pause.elapse(PAUSE)) {
            try {
                look();
                away = false;
            } catch (Unavailable gone) {
                if (!away) {
                    complaints.accept("landlord: " + gone.getMessage() + ": still trying");
                }
                away = true;
            }
        }
    }

    private void look() {
        if (looks % LOOKS_PER_UPKEEP == 0) {
            keepUp();
        }
        looks++;
        boolean more = true;
        while (more) {
            Page<E> page = source.apply(last);
            if (!page.items().isEmpty()) {
                printer.accept(page.items());
                last = sequence.applyAsLong(page.items().getLast());
            }
            more = page.nextCursor() != null;
        }
    }

    /// What is recorded can be followed even where nothing can be added to it: a file that may only be read.
    private void keepUp() {
        try {
            upkeep.run();
            neglected = false;
        } catch (Failure failed) {
            if (!neglected) {
                complaints.accept("landlord: cannot look for what only time has changed: " + failed.getMessage());
            }
            neglected = true;
        }
    }

    /// Lets time go by on the clock on the wall; there is no more to wait for if somebody interrupts that.
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
