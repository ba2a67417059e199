package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.gateway.http.GatewayHttp;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.WorkflowGateway.RecordedEvents;

/// Lists of runs and events.
class ListingsTest extends GatewayTestBase {

    @Test
    void givenRuns_whenTheyAreListed_thenThePageIsAskedFor_andIdsOfOthersAreLeftOut() {
        gateway.result("listRuns", """
                [{"runId":"run_2","workflowKey":"slow","status":"running","heartbeatAtMs":4102444800000},
                 {"runId":"UPPER case/../x","workflowKey":"slow","status":"running"},
                 {"runId":"run_1","workflowKey":"slow","status":"running","heartbeatAtMs":1000}]""");

        List<RunReport> runs = adapter.runs(main, 50, 100);

        assertThat(runs).extracting(RunReport::runId).containsExactly(new RunId("run_2"), RUN);
        assertThat(runs).extracting(RunReport::state).containsExactly(RunState.RUNNING, RunState.ORPHANED);
        assertThat(sent())
                .isEqualTo(Map.of("filter", Map.of("offset", new BigDecimal(50), "limit", new BigDecimal(100))));
    }

    @Test
    void givenEvents_whenTheyAreRead_thenTheyCountFromOne_withoutNoiseAndPaths() {
        events("""
                [{"runId":"run_1","seq":0,"event":"RunStarted","payload":{},"timestampMs":1796002692672},
                 {"runId":"run_1","seq":1,"event":"FrameCommitted","payload":{},"timestampMs":1796002692673},
                 {"runId":"run_1","seq":2,"event":"NodeFailed","timestampMs":1796002692674,
                  "payload":{"error":{"message":"no /srv/app/x.ts here","stack":"Error"},
                             "url":"https://a.b/c/d"}}]""");

        RecordedEvents read = adapter.events(main, RUN, 0, 10);

        List<RunEvent> events = read.events();
        assertThat(events).extracting(RunEvent::sequence).containsExactly(1L, 3L);
        assertThat(events).extracting(RunEvent::type).containsExactly("RunStarted", "NodeFailed");
        assertThat(events.getLast().occurredAt()).isEqualTo(Instant.ofEpochMilli(1796002692674L));
        assertThat(events.getLast().payload().json())
                .isEqualTo("{\"error\":{\"message\":\"no … here\"},\"url\":\"https://a.b/c/d\"}");
        assertThat(read.readTo()).isEqualTo(3);
        assertThat(read.isEnd()).isTrue();
        assertThat(gateway.last().query()).doesNotContain("afterSeq");
    }

    @Test
    void givenEventsThatWereRead_whenTheNextAreRead_thenTheGatewayIsAskedForThoseOnly() {
        events("[{\"seq\":3,\"event\":\"RunFinished\",\"payload\":{},\"timestampMs\":1}]");

        assertThat(adapter.events(main, RUN, 3, 10).events())
                .extracting(RunEvent::sequence)
                .containsExactly(4L);
        assertThat(gateway.last().query()).contains("afterSeq=2");
    }

    @Test
    void givenAPageOfNoiseOnly_whenEventsAreRead_thenTheNextPageIsReadToo() {
        gateway.at("/v1/api/runs/run_1/events", exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String rows = query.contains("afterSeq=499")
                    ? "{\"seq\":500,\"event\":\"RunFinished\",\"payload\":{},\"timestampMs\":1}"
                    : IntStream.range(0, 500)
                            .mapToObj(i -> "{\"seq\":" + i + ",\"event\":\"FrameCommitted\",\"payload\":{}}")
                            .collect(Collectors.joining(","));
            SmallGateway.send(exchange, 200, "{\"ok\":true,\"data\":[" + rows + "]}");
        });

        assertThat(adapter.events(main, RUN, 0, 10).events())
                .extracting(RunEvent::sequence)
                .containsExactly(501L);
    }

    @Test
    void givenListsWithLargeElements_whenTheyAreRead_thenTheyAreReadInParts() {
        String large = "x".repeat(30_000);
        gateway.at("/v1/api/runs/run_1/events", exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            int size = Integer.parseInt(query.replaceAll("limit=(\\d+).*", "$1"));
            int first = query.contains("afterSeq=") ? Integer.parseInt(query.replaceAll(".*afterSeq=", "")) + 1 : 0;
            String rows = IntStream.range(first, Math.min(200, first + size))
                    .mapToObj(i -> "{\"seq\":" + i + ",\"event\":\"E\",\"payload\":{\"x\":\"" + large + "\"}}")
                    .collect(Collectors.joining(","));
            SmallGateway.send(exchange, 200, "{\"ok\":true,\"data\":[" + rows + "]}");
        });
        assertThat(adapter.events(main, RUN, 0, 190).events())
                .extracting(RunEvent::sequence)
                .hasSize(190)
                .endsWith(190L);

        gateway.rpc("listRuns", exchange -> {
            Members filter = Members.of(sent().get("filter"));
            long first = Objects.requireNonNull(filter.integer("offset"));
            String rows = LongStream.range(first, first + Objects.requireNonNull(filter.integer("limit")))
                    .mapToObj(i -> "{\"runId\":\"run_" + i + "\",\"configJson\":\"" + large + "\"}")
                    .collect(Collectors.joining(","));
            SmallGateway.send(exchange, 200, SmallGateway.result("[" + rows + "]"));
        });
        assertThat(adapter.runs(main, 10, 200))
                .extracting(run -> run.runId().value())
                .isEqualTo(IntStream.range(10, 210).mapToObj(i -> "run_" + i).toList());
    }

    private void events(String rows) {
        gateway.at(
                "/v1/api/runs/run_1/events",
                exchange -> SmallGateway.send(exchange, 200, "{\"ok\":true,\"data\":" + rows + "}"));
    }

    /// A gateway whose run has that many events, numbered from 0.
    ///
    /// @param event of a number
    private void recorded(int number, IntFunction<String> event) {
        gateway.at("/v1/api/runs/run_1/events", exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            int size = Integer.parseInt(query.replaceAll("limit=(\\d+).*", "$1"));
            int first = query.contains("afterSeq=") ? Integer.parseInt(query.replaceAll(".*afterSeq=", "")) + 1 : 0;
            String rows = IntStream.range(first, Math.min(number, first + size))
                    .mapToObj(event)
                    .collect(Collectors.joining(","));
            SmallGateway.send(exchange, 200, "{\"ok\":true,\"data\":[" + rows + "]}");
        });
    }

    private static String event(int number, String type, String payload) {
        return "{\"seq\":" + number + ",\"event\":\"" + type + "\",\"payload\":{\"x\":\"" + payload + "\"}}";
    }

    @Test
    void givenMoreEventsThanAsked_whenTheyAreRead_thenItIsSaidUpToWhich_andTheRestFollows() {
        recorded(25, i -> event(i, "E", ""));

        RecordedEvents first = adapter.events(main, RUN, 0, 10);
        assertThat(first.events()).hasSize(10);
        assertThat(first.readTo()).isEqualTo(10);
        assertThat(first.isEnd()).isFalse();

        RecordedEvents rest = adapter.events(main, RUN, first.readTo(), 15);
        assertThat(rest.events()).extracting(RunEvent::sequence).startsWith(11L).endsWith(25L);
        assertThat(rest.readTo()).isEqualTo(25);
        assertThat(rest.isEnd()).isTrue();

        RecordedEvents none = adapter.events(main, RUN, 25, 10);
        assertThat(none).isEqualTo(new RecordedEvents(List.of(), 25, true));
    }

    @Test
    void givenNoiseAtTheEnd_whenEventsAreRead_thenItCountsAsRead() {
        recorded(30, i -> event(i, i < 5 ? "E" : "FrameCommitted", ""));

        RecordedEvents read = adapter.events(main, RUN, 0, 10);

        assertThat(read.events()).hasSize(5);
        assertThat(read.readTo()).isEqualTo(30);
        assertThat(read.isEnd()).isTrue();
    }

    @Test
    void givenMoreNoiseThanOneCallReads_whenEventsAreRead_thenTheNextCallGoesOn() {
        recorded(11_000, i -> event(i, i < 10_999 ? "FrameCommitted" : "RunFinished", ""));

        RecordedEvents first = adapter.events(main, RUN, 0, 10);
        RecordedEvents second = adapter.events(main, RUN, first.readTo(), 10);

        assertThat(first.events()).isEmpty();
        assertThat(first.readTo()).isBetween(1L, 10_999L);
        assertThat(first.isEnd()).isFalse();
        assertThat(second.events()).extracting(RunEvent::sequence).containsExactly(11_000L);
        assertThat(second.isEnd()).isTrue();
    }

    @Test
    void givenAnEventThatIsTooLarge_whenEventsAreRead_thenItIsThereWithoutItsContent_andTheOthersToo() {
        String huge = "x".repeat(GatewayHttp.MAX_BYTES);
        recorded(4, i -> event(i, "E", i == 1 ? huge : ""));

        RecordedEvents read = adapter.events(main, RUN, 0, 10);

        assertThat(read.events()).extracting(RunEvent::type).containsExactly("E", "EventTooLarge", "E", "E");
        assertThat(read.events()).extracting(RunEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(read.isEnd()).isTrue();
    }

    @Test
    void givenAGatewayThatAlwaysGivesTheSameEvents_whenTheyAreRead_thenThatIsTheEnd() {
        gateway.at("/v1/api/runs/run_1/events", exchange -> {
            String rows =
                    IntStream.range(0, 500).mapToObj(i -> event(i, "E", "")).collect(Collectors.joining(","));
            SmallGateway.send(exchange, 200, "{\"ok\":true,\"data\":[" + rows + "]}");
        });

        assertThat(adapter.events(main, RUN, 500, 10)).isEqualTo(new RecordedEvents(List.of(), 500, true));
    }

    @Test
    void givenRunsThatOthersLaunched_whenTheyAreRead_thenTheirParentsAreTold() {
        gateway.result("listRuns", """
                [{"runId":"run_2","workflowKey":"slow","status":"running","parentRunId":"run_1"},
                 {"runId":"run_3","workflowKey":"slow","status":"running","parentRunId":"no id!"},
                 {"runId":"run_4","workflowKey":"slow","status":"running","parentRunId":null}]""");
        gateway.result("getRun", "{\"workflowKey\":\"slow\",\"status\":\"running\",\"parentRunId\":\"run_0\"}");

        assertThat(adapter.runs(main, 0, 10)).extracting(RunReport::parent).containsExactly(RUN, null, null);
        assertThat(adapter.run(main, RUN).orElseThrow().parent()).isEqualTo(new RunId("run_0"));
    }

    @Test
    void givenADecisionAfterManyLargeEvents_whenItIsAskedFor_thenItIsFound() {
        String large = "x".repeat(90_000);
        recorded(
                1100,
                i -> i == 1099 ? decision(i, "ApprovalGranted", "deploy") : event(i, "E", i % 10 == 0 ? large : ""));

        assertThat(adapter.decision(main, RUN, new NodeId("deploy"), 0)).contains(true);
    }

    @Test
    void givenDecisions_whenOneIsAskedFor_thenTheLastOneOfTheNodeIsReturned() {
        recorded(700, i -> switch (i) {
            case 3 -> decision(i, "ApprovalDenied", "deploy");
            case 4 -> decision(i, "ApprovalGranted", "deploy");
            case 699 -> decision(i, "ApprovalDenied", "other");
            default -> event(i, "E", "");
        });

        assertThat(adapter.decision(main, RUN, new NodeId("deploy"), 0)).contains(true);
        assertThat(adapter.decision(main, RUN, new NodeId("other"), 0)).contains(false);
        assertThat(adapter.decision(main, RUN, new NodeId("deploy"), 1)).isEmpty();
    }

    private static String decision(int number, String type, String node) {
        return "{\"seq\":" + number + ",\"event\":\"" + type + "\",\"payload\":{\"nodeId\":\"" + node
                + "\",\"iteration\":0}}";
    }
}
