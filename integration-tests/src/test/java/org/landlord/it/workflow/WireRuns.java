package org.landlord.it.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.landlord.it.workflow.WireClient.Reply;

/// Runs of a gateway, as a client of it sees them.
final class WireRuns implements AutoCloseable {

    /// A timer of the real gateway rings up to 15 seconds late.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WireClient wire;

    WireRuns(TestGateway gateway) {
        this(gateway, gateway.token());
    }

    WireRuns(TestGateway gateway, String token) {
        this.wire = new WireClient(gateway.url(), token);
    }

    WireClient wire() {
        return wire;
    }

    Reply rpc(String method, String params) {
        return wire.rpc(method, params);
    }

    /// Launches a run under an id that nobody has.
    String launch(String workflow, String input) {
        String runId = UUID.randomUUID().toString();
        launch(runId, workflow, input).payload();
        return runId;
    }

    Reply launch(String runId, String workflow, String input) {
        return rpc("launchRun", """
                {"workflow":"%s","input":%s,
                 "options":{"runId":"%s","startedBy":{"harness":"landlord","sessionId":"alice"}}}
                """.formatted(workflow, input, runId));
    }

    /// Launches the id of a run that ended or stands still. Its gateway lets go of it some moments
    /// after it says so.
    Reply launchAgain(String runId, String workflow, String input) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = launch(runId, workflow, input);
        while (reply.status() == 409 && System.nanoTime() < end) {
            pause();
            reply = launch(runId, workflow, input);
        }
        return reply;
    }

    /// Launches a run and waits until it waits itself.
    String launchUntil(String status, String workflow) {
        String runId = launch(workflow, "{}");
        awaitStatus(runId, status);
        return runId;
    }

    Reply get(String runId) {
        return of("getRun", runId);
    }

    Reply of(String method, String runId) {
        return rpc(method, "{\"runId\":\"%s\"}".formatted(runId));
    }

    JsonNode awaitStatus(String runId, String status) {
        return await(runId, PATIENCE, run -> run.path("status").asText().equals(status));
    }

    /// Looks at a run again and again. One that was launched this moment may not be there yet.
    JsonNode await(String runId, Duration patience, Predicate<JsonNode> condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Reply reply = get(runId);
            if (reply.status() == 200 && condition.test(reply.payload())) {
                return reply.payload();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience + ": " + reply.body());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// @param decision the members of an object
    Reply decide(String runId, String nodeId, String decision) {
        return rpc("submitApproval", """
                {"runId":"%s","nodeId":"%s","decision":{%s}}
                """.formatted(runId, nodeId, decision));
    }

    JsonNode output(String runId, String nodeId) {
        return rpc("getNodeOutput", """
                {"runId":"%s","nodeId":"%s","iteration":0}
                """.formatted(runId, nodeId)).payload().path("row");
    }

    /// The history of a run.
    ///
    /// @param query with a question mark, or empty
    JsonNode events(String runId, String query) {
        return wire.get("/v1/api/runs/" + runId + "/events" + query).payload();
    }

    /// The names of what happened, without what engines write for themselves.
    List<String> happened(String runId) {
        return events(runId, "?limit=1000")
                .valueStream()
                .map(event -> event.path("event").asText())
                .filter(event -> !event.equals("FrameCommitted") && !event.equals("SnapshotCaptured"))
                .toList();
    }

    @Override
    public void close() {
        wire.close();
    }
}
