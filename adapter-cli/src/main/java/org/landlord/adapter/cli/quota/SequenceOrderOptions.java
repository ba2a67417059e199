package org.landlord.adapter.cli.quota;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.port.in.SequenceOrder;
import picocli.CommandLine.Option;

/// The order of a log whose events have a sequence.
public final class SequenceOrderOptions {

    private static final String NEWEST_FIRST = "desc";
    private static final String OLDEST_FIRST = "asc";

    /// The values of `--order`, for shell completion.
    static final class Orders implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of(OLDEST_FIRST, NEWEST_FIRST).iterator();
        }
    }

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            completionCandidates = Orders.class,
            description = "desc: newest first; asc: oldest first. Default: desc.")
    private @Nullable String order;

    @Option(
            names = "--after",
            paramLabel = "SEQUENCE",
            description = "Only events after this sequence number, oldest first.")
    private @Nullable Long after;

    /// The order; newest first by default.
    ///
    /// @param follow true if new events are waited for, which come last
    /// @throws InvalidArguments if `--order` contradicts `--after` or `--follow`
    public SequenceOrder order(boolean follow) {
        boolean oldestFirst = after != null || follow;
        if (oldestFirst && NEWEST_FIRST.equals(order)) {
            throw new InvalidArguments("--after and --follow require --order " + OLDEST_FIRST);
        }
        return switch (order == null ? (oldestFirst ? OLDEST_FIRST : NEWEST_FIRST) : order) {
            case OLDEST_FIRST -> SequenceOrder.after(from());
            case NEWEST_FIRST -> SequenceOrder.newestFirst();
            default -> throw new InvalidArguments("--order must be one of " + String.join(", ", new Orders()));
        };
    }

    /// True if one of the options was given.
    public boolean isGiven() {
        return order != null || after != null;
    }

    /// The sequence after which events are listed or followed; 0 by default.
    public long from() {
        return after == null ? 0 : after;
    }
}
