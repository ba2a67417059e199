package org.landlord.adapter.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.WaitingApproval;

/// Lists of a gateway. Elements can be large, so a list whose answer is too large is read in smaller
/// parts: otherwise one tenant's large elements would hide those of others.
final class Listings {

    /// More than people decide; the default of a gateway is lower. The oldest come first, so that what
    /// is left out has its turn later.
    private static final int[] APPROVALS = {2000, 200, 20, 1};

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
        Optional<List<RunReport>> runs = calls.read(
                gateway,
                "listRuns",
                Map.of("filter", Map.of("offset", offset, "limit", limit)),
                timeOut,
                reply -> rows(reply).stream()
                        .flatMap(row -> RunReading.row(row, reply.now()).stream())
                        .toList());
        if (runs.isPresent()) {
            return runs.get();
        }
        if (limit <= 1) {
            throw GatewayCalls.tooLarge();
        }
        int half = limit / 2;
        return Stream.concat(runs(gateway, offset, half).stream(), runs(gateway, offset + half, limit - half).stream())
                .toList();
    }

    List<WaitingApproval> approvals(Gateway gateway) {
        return IntStream.of(APPROVALS)
                .mapToObj(limit -> approvals(gateway, limit))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(GatewayCalls::tooLarge);
    }

    private Optional<List<WaitingApproval>> approvals(Gateway gateway, int limit) {
        return calls.read(
                gateway,
                "listApprovals",
                Map.of("filter", Map.of("limit", limit)),
                timeOut,
                reply -> rows(reply).stream()
                        .flatMap(row -> ApprovalReading.waiting(row, reply.now()).stream())
                        .toList());
    }

    List<RunEvent> events(Gateway gateway, RunId runId, long after, int limit) {
        List<RunEvent> events = new ArrayList<>();
        long last = after;
        for (int page = 0; page < PAGES_OF_EVENTS && events.size() < limit; page++) {
            PageOfEvents read = eventsAfter(gateway, runId, last);
            events.addAll(read.events());
            if (read.isLast() || read.last() <= last) {
                break;
            }
            last = read.last();
        }
        return List.copyOf(events.subList(0, Math.min(limit, events.size())));
    }

    /// @param last the sequence number of the last event that was read, also of one that is left out
    /// @param isLast true if no more events are recorded
    private record PageOfEvents(List<RunEvent> events, long last, boolean isLast) {}

    private PageOfEvents eventsAfter(Gateway gateway, RunId runId, long after) {
        return IntStream.of(EVENTS)
                .mapToObj(size -> eventsAfter(gateway, runId, after, size))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(GatewayCalls::tooLarge);
    }

    private Optional<PageOfEvents> eventsAfter(Gateway gateway, RunId runId, long after, int size) {
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
