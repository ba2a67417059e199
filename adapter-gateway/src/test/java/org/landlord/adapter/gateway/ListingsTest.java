package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.approval.ApprovalMode;
import org.landlord.domain.workflow.approval.ApprovalOption;
import org.landlord.domain.workflow.approval.ApprovalRequest;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.WaitingApproval;

/// Lists of runs, events and approvals.
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

        List<RunEvent> events = adapter.events(main, RUN, 0, 10);

        assertThat(events).extracting(RunEvent::sequence).containsExactly(1L, 3L);
        assertThat(events).extracting(RunEvent::type).containsExactly("RunStarted", "NodeFailed");
        assertThat(events.getLast().occurredAt()).isEqualTo(Instant.ofEpochMilli(1796002692674L));
        assertThat(events.getLast().payload().json())
                .isEqualTo("{\"error\":{\"message\":\"no … here\"},\"url\":\"https://a.b/c/d\"}");
        assertThat(gateway.last().query()).doesNotContain("afterSeq");
    }

    @Test
    void givenEventsThatWereRead_whenTheNextAreRead_thenTheGatewayIsAskedForThoseOnly() {
        events("[{\"seq\":3,\"event\":\"RunFinished\",\"payload\":{},\"timestampMs\":1}]");

        assertThat(adapter.events(main, RUN, 3, 10))
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

        assertThat(adapter.events(main, RUN, 0, 10))
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
        assertThat(adapter.events(main, RUN, 0, 190))
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

        gateway.rpc("listApprovals", exchange -> {
            long limit = Objects.requireNonNull(Members.of(sent().get("filter")).integer("limit"));
            String rows = LongStream.range(0, Math.min(200, limit))
                    .mapToObj(
                            i -> "{\"runId\":\"run_1\",\"nodeId\":\"n" + i + "\",\"requestSummary\":\"" + large + "\"}")
                    .collect(Collectors.joining(","));
            SmallGateway.send(exchange, 200, SmallGateway.result("[" + rows + "]"));
        });
        assertThat(adapter.approvals(main)).hasSize(20);
    }

    private void events(String rows) {
        gateway.at(
                "/v1/api/runs/run_1/events",
                exchange -> SmallGateway.send(exchange, 200, "{\"ok\":true,\"data\":" + rows + "}"));
    }

    @Test
    void givenApprovals_whenTheyAreListed_thenEachIsAsTheGatewayGivesIt() {
        gateway.result("listApprovals", """
                [{"runId":"run_1","workflowKey":"select","nodeId":"choose","iteration":2,"requestTitle":"Which?",
                  "requestSummary":"A line\\nand another in /srv/app/x","requestedAtMs":1796002692672,
                  "approvalMode":"select",
                  "options":[{"key":"blue","label":"Blue","summary":"sea"},{"key":"red"},{"label":"none"}],
                  "allowedScopes":["approval:submit"],"allowedUsers":["chief"],"autoApprove":null},
                 {"runId":"run_2","nodeId":"deploy","requestTitle":null,"requestSummary":null,
                  "requestedAtMs":1796002692672,"approvalMode":"vote","options":null},
                 {"runId":"no id!","nodeId":"deploy"}]""");

        Instant at = Instant.ofEpochMilli(1796002692672L);
        assertThat(adapter.approvals(main))
                .containsExactly(
                        new WaitingApproval(
                                RUN,
                                new ApprovalRequest(
                                        new NodeId("choose"),
                                        2,
                                        ApprovalMode.SELECT,
                                        "Which?",
                                        "A line\nand another in /srv/app/x",
                                        List.of(
                                                new ApprovalOption("blue", "Blue", "sea"),
                                                new ApprovalOption("red", "red", null)),
                                        List.of("approval:submit"),
                                        List.of("chief"),
                                        at)),
                        new WaitingApproval(
                                new RunId("run_2"),
                                new ApprovalRequest(
                                        new NodeId("deploy"),
                                        0,
                                        ApprovalMode.GATE,
                                        "deploy",
                                        null,
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        at)));
        assertThat(sent()).isEqualTo(Map.of("filter", Map.of("limit", new BigDecimal(2000))));
    }
}
