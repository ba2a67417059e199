package org.landlord.adapter.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.landlord.adapter.gateway.http.AnswerTooLarge;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.WorkflowGateway.RecordedEvents;

/// Lists of runs and events. Elements can be large, so a list whose answer is too large is read in
/// smaller parts: otherwise one tenant's large elements would hide those of others.
final class Listings {

    private static final int[] EVENTS = {500, 50, 5, 1};

    /// A page with fewer events is the last one, also if the gateway gives fewer than it is asked for.
    private static final int DEFAULT_EVENTS = 100;

    /// Pages that are read for one list of events, most of which may be left out.
    private static final int PAGES_OF_EVENTS = 20;

    private final GatewayCalls calls;
    private final Duration timeOut;

    /// @param timeOut for each call
    Listings(GatewayCalls calls, Duration timeOut) {
        this.calls = calls;
        this.timeOut = timeOut;
    }

    List<RunReport> runs(Gateway gateway, int offset, int limit) {
        try {
            return calls.read(
                    gateway,
                    "listRuns",
                    Map.of("filter", Map.of("offset", offset, "limit", limit)),
                    timeOut,
                    reply -> rows(reply).stream()
                            .flatMap(row -> RunReading.row(row, reply.now()).stream())
                            .toList());
        } catch (AnswerTooLarge _) {
            if (limit <= 1) {
                throw GatewayCalls.tooLarge();
            }
        }
        int half = limit / 2;
        return Stream.concat(runs(gateway, offset, half).stream(), runs(gateway, offset + half, limit - half).stream())
                .toList();
    }

    /// Reads the largest part of a list that fits.
    ///
    /// @param sizes of parts, the largest first; at least one
    /// @throws AnswerTooLarge if the smallest one is too large
    static <T> T inParts(int[] sizes, IntFunction<T> read) {
        for (int i = 0; i < sizes.length - 1; i++) {
            try {
                return read.apply(sizes[i]);
            } catch (AnswerTooLarge _) {
                // A smaller part may fit.
            }
        }
        return read.apply(sizes[sizes.length - 1]);
    }

    RecordedEvents events(Gateway gateway, RunId runId, long after, int limit) {
        List<RunEvent> events = new ArrayList<>();
        long readTo = after;
        boolean isEnd = false;
        for (int page = 0; page < PAGES_OF_EVENTS && !isEnd && events.size() < limit; page++) {
            PageOfEvents read = eventsAfter(gateway, runId, readTo);
            events.addAll(read.events());
            // A page that leads nowhere is the last one.
            isEnd = read.isLast() || read.last() <= readTo;
            readTo = Math.max(readTo, read.last());
        }
        if (events.size() <= limit) {
            return new RecordedEvents(events, readTo, isEnd);
        }
        List<RunEvent> first = events.subList(0, limit);
        return new RecordedEvents(first, first.getLast().sequence(), false);
    }

    /// @param last the sequence number of the last event that was read, also of one that is left out
    /// @param isLast true if no more events are recorded
    private record PageOfEvents(List<RunEvent> events, long last, boolean isLast) {}

    private PageOfEvents eventsAfter(Gateway gateway, RunId runId, long after) {
        try {
            return inParts(EVENTS, size -> eventsAfter(gateway, runId, after, size));
        } catch (AnswerTooLarge large) {
            var _ = GatewayCalls.requireOfItself(large);
            // Its number is not known, but events are numbered without gaps.
            return new PageOfEvents(List.of(EventReading.unreadable(after + 1, calls.now())), after + 1, false);
        }
    }

    private PageOfEvents eventsAfter(Gateway gateway, RunId runId, long after, int size) {
        // Ids have no characters that an address would have to encode.
        String path = "/v1/api/runs/" + runId + "/events?limit=" + size + (after > 0 ? "&afterSeq=" + (after - 1) : "");
        return calls.read(gateway, path, timeOut, reply -> {
            if (reply.status() == Reply.NOT_FOUND) {
                return new PageOfEvents(List.of(), after, true);
            }
            List<Members> rows = rows(reply);
            return new PageOfEvents(
                    rows.stream()
                            .filter(row -> EventReading.sequence(row) > after)
                            .flatMap(row -> EventReading.event(row, reply.now()).stream())
                            .sorted(Comparator.comparingLong(RunEvent::sequence))
                            .toList(),
                    rows.stream().mapToLong(EventReading::sequence).max().orElse(after),
                    rows.size() < Math.min(size, DEFAULT_EVENTS));
        });
    }

    /// The objects of a list.
    static List<Members> rows(Reply reply) {
        if (!reply.isOk() || !(reply.payload() instanceof List<?>)) {
            throw reply.unexpected();
        }
        return Members.listOf(reply.payload());
    }
}
