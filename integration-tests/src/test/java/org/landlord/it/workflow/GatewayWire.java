package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.it.workflow.WireClient.Reply;

/// What the description of the wire says, played against a gateway. What the double says here, the real
/// gateway says, too: that is what makes it a double.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GatewayWire {

    Path folder;
    TestGateway gateway;
    WireRuns runs;

    /// Starts a gateway that has no runs.
    abstract TestGateway newGateway(Path data);

    @BeforeAll
    void start(@TempDir Path data) {
        folder = data;
        gateway = newGateway(folder.resolve("shared"));
        runs = new WireRuns(gateway);
    }

    @AfterAll
    void close() {
        runs.close();
        gateway.close();
    }

    @Test
    void givenAGateway_whenItsWorkflowsAreListed_thenTheyAreThoseOfTheTests() {
        JsonNode workflows = runs.rpc("listWorkflows", "").payload();

        assertThat(workflows.valueStream().map(workflow -> workflow.path("key").asText()))
                .containsExactlyInAnyOrder(
                        "hello",
                        "slow",
                        "failing",
                        "gate",
                        "decision",
                        "select",
                        "rank",
                        "restricted",
                        "wait-event",
                        "wait-timer");
        assertThat(workflows.path(0).path("system").asBoolean(true)).isFalse();
    }

    @Test
    void givenAGateway_whenItsHealthIsAskedFor_thenTheMethodWantsATokenAndThePageDoesNot() {
        try (WireRuns nobody = new WireRuns(gateway, "")) {
            assertThat(nobody.rpc("health", "").status()).isEqualTo(401);
            assertThat(nobody.wire().get("/health").body().path("ok").asBoolean())
                    .isTrue();
        }
        JsonNode health = runs.rpc("health", "").payload();
        assertThat(health.path("protocol").asInt()).isEqualTo(1);
        assertThat(health.path("features").valueStream().map(JsonNode::asText)).contains("runs");
    }

    @Test
    void givenAName_whenHelloIsLaunched_thenItEndsWithAGreetingAndItsUsage() {
        String runId = runs.launch("hello", "{\"name\":\"Ada\",\"tokens\":120,\"tier\":\"gold\"}");

        JsonNode run = runs.awaitStatus(runId, "finished");
        assertThat(run.path("workflowKey").asText()).isEqualTo("hello");
        assertThat(run.path("runState").path("state").asText()).isEqualTo("succeeded");
        assertThat(run.path("summary").path("finished").asInt()).isEqualTo(1);
        assertThat(run.path("startedBy").path("sessionId").asText()).isEqualTo("alice");
        assertThat(run.path("finishedAtMs").asLong())
                .isGreaterThanOrEqualTo(run.path("startedAtMs").asLong());
        assertThat(run.path("errorJson").isNull()).isTrue();
        JsonNode output = runs.output(runId, "greet");
        assertThat(output.path("greeting").asText()).isEqualTo("Hello, Ada!");
        assertThat(output.at("/usage/tokens").asInt()).isEqualTo(120);
        assertThat(output.at("/usage/cost").asText()).isEqualTo("0.25");
        assertThat(output.at("/usage/tier").asText()).isEqualTo("gold");
        assertThat(runs.of("listNodeStates", runId).payload().at("/0/nodeId").asText())
                .isEqualTo("greet");
    }

    @Test
    void givenAWorkflowThatFails_whenItIsLaunched_thenTheRunSaysWhy() {
        String runId = runs.launch("failing", "{}");

        JsonNode run = runs.awaitStatus(runId, "failed");
        assertThat(run.path("runState").path("state").asText()).isEqualTo("failed");
        assertThat(run.path("errorJson").asText())
                .contains("\"summary\":\"Task failed: fail\"", "there is no such thing", "\"stack\"");
        assertThat(runs.happened(runId)).containsSubsequence("RunStarted", "NodeStarted", "NodeFailed", "RunFailed");
    }

    @Test
    void givenSomeRuns_whenTheyAreListedInPages_thenTheNewestIsFirst() {
        List<String> launched = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            launched.addFirst(runs.launch("hello", "{}"));
            runs.awaitStatus(launched.getFirst(), "finished");
        }

        assertThat(listed("{\"filter\":{\"workflow\":\"hello\",\"status\":\"finished\",\"limit\":2}}"))
                .isEqualTo(launched.subList(0, 2));
        assertThat(listed("{\"filter\":{\"workflow\":\"hello\",\"limit\":1,\"offset\":2}}"))
                .isEqualTo(launched.subList(2, 3));
        assertThat(listed("{\"filter\":{\"status\":\"unheard-of\"}}")).isEmpty();
        assertThat(runs.rpc("listRuns", "{\"filter\":{\"limit\":0}}").status()).isEqualTo(400);
        assertThat(gateway.runIds()).containsAll(launched);
        JsonNode row = runs.rpc("listRuns", "{\"filter\":{\"limit\":1,\"workflow\":\"hello\"}}")
                .payload();
        assertThat(row.at("/0/startedBy/harness").asText()).isEqualTo("landlord");
        assertThat(row.path(0).has("runState")).isFalse();
        assertThat(row.path(0).has("summary")).isFalse();
    }

    private List<String> listed(String params) {
        return runs.wire()
                .rpc("listRuns", params)
                .payload()
                .valueStream()
                .map(run -> run.path("runId").asText())
                .toList();
    }

    @Test
    void givenARun_whenItsHistoryIsRead_thenItIsInOrderAndGoesOnWhereItWasLeft() {
        String runId = runs.launch("hello", "{}");
        runs.awaitStatus(runId, "finished");

        assertThat(runs.happened(runId))
                .containsExactly("RunStarted", "NodePending", "NodeStarted", "NodeFinished", "RunFinished")
                .doesNotHaveDuplicates();
        JsonNode all = runs.events(runId, "?limit=1000");
        assertThat(all.at("/0/seq").asInt()).isZero();
        assertThat(all.at("/0/payload/type").asText()).isEqualTo("RunStarted");
        JsonNode rest = runs.events(runId, "?afterSeq=1&limit=2");
        assertThat(rest.valueStream().map(event -> event.path("seq").asInt())).containsExactly(2, 3);
        assertThat(rest.at("/0/timestampMs").asLong()).isPositive();
        assertThat(runs.of("getRunEvents", runId).code()).isEqualTo("METHOD_NOT_FOUND");
    }

    @Test
    void givenARunThatEnded_whenItsIdIsLaunchedAgain_thenThereIsNoSecondOne() {
        String runId = runs.launch("hello", "{\"name\":\"Ada\"}");
        JsonNode first = runs.awaitStatus(runId, "finished");

        Reply again = runs.launchAgain(runId, "hello", "{\"name\":\"Bob\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(runs.awaitStatus(runId, "finished").path("finishedAtMs")).isEqualTo(first.path("finishedAtMs"));
        assertThat(runs.output(runId, "greet").path("greeting").asText()).isEqualTo("Hello, Ada!");
        assertThat(gateway.runIds()).containsOnlyOnce(runId);
    }

    @Test
    void givenARunThatRuns_whenItsIdIsLaunchedAgain_thenItIsAConflict() {
        String runId = runs.launch("slow", "{\"seconds\":20}");
        runs.awaitStatus(runId, "running");

        Reply again = runs.launch(runId, "slow", "{\"seconds\":20}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("CONFLICT");
        runs.of("cancelRun", runId).payload();
    }

    @Test
    void givenAnInputOfTheWrongForm_whenItIsLaunched_thenTheAnswerIsGoodAndThereIsNoRun() {
        String runId = UUID.randomUUID().toString();

        assertThat(runs.launch(runId, "hello", "{\"name\":5}").status()).isEqualTo(200);

        assertThat(runs.get(runId).status()).isEqualTo(404);
        assertThat(runs.get(runId).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void givenARunThatWaitsForASignal_whenItComes_thenTheRunEndsWithIt() {
        String runId = runs.launchUntil("waiting-event", "wait-event");
        assertThat(runs.get(runId).payload().at("/runState/blocked/kind").asText())
                .isEqualTo("event");

        gateway.signal(runId, "hi");

        runs.awaitStatus(runId, "finished");
        assertThat(runs.output(runId, "report").path("outcome").asText()).isEqualTo("hi");
    }

    @Test
    void givenARunThatWaitsForATimer_whenTheTimeIsOver_thenItEnds() {
        String runId = runs.launchUntil("waiting-timer", "wait-timer");
        assertThat(runs.get(runId).payload().at("/runState/blocked/kind").asText())
                .isEqualTo("timer");

        runs.awaitStatus(runId, "finished");
        assertThat(runs.output(runId, "report").path("outcome").asText()).isEqualTo("the time is over");
    }

    @Test
    void givenARunThatRuns_whenItIsPausedAndResumed_thenItStandsStillAndThenEnds() {
        String runId = runs.launch("slow", "{\"seconds\":2}");
        runs.awaitStatus(runId, "running");

        assertThat(runs.of("pauseRun", runId).payload().path("status").asText()).isEqualTo("pausing");
        JsonNode paused = runs.awaitStatus(runId, "paused");
        assertThat(paused.at("/runState/state").asText()).isEqualTo("paused");
        assertThat(paused.path("finishedAtMs").isNull()).isTrue();
        assertThat(runs.of("pauseRun", runId).code()).isEqualTo("RUN_NOT_ACTIVE");

        assertThat(runs.of("resumeRun", runId).payload().path("status").asText())
                .isEqualTo("resume_requested");
        runs.awaitStatus(runId, "finished");
        assertThat(runs.output(runId, "sum").path("steps").asInt()).isEqualTo(4);
        assertThat(runs.of("resumeRun", runId).payload().path("status").asText())
                .isEqualTo("already_terminal");
        assertThat(runs.happened(runId)).containsOnlyOnce("RunFinished");
    }

    @Test
    void givenAPausedRun_whenItsIdIsLaunchedAgain_thenItGoesOn() {
        String runId = runs.launch("slow", "{\"seconds\":20}");
        runs.awaitStatus(runId, "running");
        runs.of("pauseRun", runId).payload();
        runs.awaitStatus(runId, "paused");

        runs.launchAgain(runId, "slow", "{\"seconds\":20}").payload();

        runs.awaitStatus(runId, "running");
        runs.of("cancelRun", runId).payload();
    }

    @Test
    void givenARunThatRuns_whenItIsCancelled_thenItEndsAtOnceAndForGood() {
        String runId = runs.launch("slow", "{\"seconds\":20}");
        runs.awaitStatus(runId, "running");

        assertThat(runs.of("cancelRun", runId).payload().path("won").asBoolean())
                .isTrue();

        assertThat(runs.get(runId).payload().path("status").asText()).isEqualTo("cancelled");
        Reply again = runs.of("cancelRun", runId);
        assertThat(again.payload().path("won").asBoolean()).isFalse();
        assertThat(runs.of("pauseRun", runId).code()).isEqualTo("RUN_NOT_ACTIVE");
        assertThat(runs.happened(runId)).contains("RunCancelled").doesNotContain("RunFinished");
    }

    @ParameterizedTest
    @CsvSource({
        "getRun, NOT_FOUND",
        "resumeRun, NOT_FOUND",
        "listNodeStates, NOT_FOUND",
        "cancelRun, RunNotFound",
        "pauseRun, RunNotFound"
    })
    void givenNoSuchRun_whenAMethodNamesIt_thenItIsNotFound(String method, String code) {
        Reply reply = runs.of(method, "no-such-run");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo(code);
    }

    static Stream<Arguments> refusedCalls() {
        String tooLong = "{\"workflow\":\"hello\",\"input\":{\"name\":\"" + "x".repeat(17_000) + "\"}}";
        String tooMuch = "{\"workflow\":\"hello\",\"input\":{\"name\":\"" + "x".repeat(1 << 20) + "\"}}";
        return Stream.of(
                Arguments.of("", "listRuns", "{}", 401, "UNAUTHORIZED"),
                Arguments.of("wrong", "listRuns", "{}", 401, "UNAUTHORIZED"),
                Arguments.of(TestGateway.EXPIRED, "listRuns", "{}", 401, "UNAUTHORIZED"),
                Arguments.of(TestGateway.READER, "launchRun", "{\"workflow\":\"hello\"}", 403, "FORBIDDEN"),
                Arguments.of(TestGateway.TOKEN, "unheardOf", "{}", 404, "METHOD_NOT_FOUND"),
                Arguments.of(TestGateway.TOKEN, "a%20b", "{}", 400, "INVALID_INPUT"),
                Arguments.of(TestGateway.TOKEN, "listRuns", "{", 400, "INVALID_INPUT"),
                Arguments.of(TestGateway.TOKEN, "listRuns", "[]", 400, "INVALID_REQUEST"),
                Arguments.of(TestGateway.TOKEN, "launchRun", "{}", 400, "INVALID_REQUEST"),
                Arguments.of(TestGateway.TOKEN, "launchRun", "{\"workflow\":\"x\"}", 404, "NOT_FOUND"),
                Arguments.of(
                        TestGateway.TOKEN,
                        "launchRun",
                        "{\"workflow\":\"hello\",\"options\":{\"startedBy\":\"alice\"}}",
                        400,
                        "INVALID_REQUEST"),
                Arguments.of(TestGateway.TOKEN, "launchRun", tooLong, 400, "INVALID_INPUT"),
                Arguments.of(TestGateway.TOKEN, "launchRun", tooMuch, 413, "PayloadTooLarge"));
    }

    @ParameterizedTest(name = "{0} {1} {3} {4}")
    @MethodSource("refusedCalls")
    void givenACallThatIsWrong_whenItIsMade_thenTheCodeSaysWhatIsWrong(
            String token, String method, String params, int status, String code) {
        try (WireClient wire = new WireClient(gateway.url(), token)) {
            Reply reply = wire.rpc(method, params);

            assertThat(reply.code()).isEqualTo(code);
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.body().path("ok").asBoolean(true)).isFalse();
            assertThat(reply.headers().firstValue("X-Smithers-API-Version")).contains("v1");
        }
    }

    @Test
    void givenWhatAClientShouldKnow_whenItIsRefused_thenTheErrorSaysIt() {
        try (WireClient reader = new WireClient(gateway.url(), TestGateway.READER);
                WireClient expired = new WireClient(gateway.url(), TestGateway.EXPIRED)) {
            assertThat(reader.rpc("cancelRun", "{}")
                            .body()
                            .at("/error/requiredScope")
                            .asText())
                    .isEqualTo("run:write");
            assertThat(expired.rpc("listRuns", "{}").body().at("/error/refresh").asText())
                    .isNotEmpty();
            assertThat(expired.get("/v1/api/runs").code()).isEqualTo("UNAUTHORIZED");
            assertThat(reader.get("/v1/rpc/listRuns").status()).isEqualTo(404);
        }
    }

    @Test
    void givenManyWhoLaunchTheSameId_whenTheyDoSoAtOnce_thenOneWinsAndThereIsOneRun() throws Exception {
        String runId = UUID.randomUUID().toString();

        List<Integer> answers =
                atOnce(8, () -> runs.launch(runId, "slow", "{\"seconds\":20}").status());

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(gateway.runIds()).containsOnlyOnce(runId);
        runs.of("cancelRun", runId).payload();
    }

    /// Does the same many times at once.
    static <T> List<T> atOnce(int times, Callable<T> task) throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newFixedThreadPool(times)) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : callers.invokeAll(Collections.nCopies(times, task))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void givenAClientThatWouldRatherSpeakHttp2_whenItAsks_thenItIsRefused() throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(gateway.url().resolve("/health"))
                .version(HttpClient.Version.HTTP_2)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(ask, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void givenSomebodyWhoListens_whenARunIsLaunched_thenTheStreamSaysThatSomethingChanged()
            throws IOException, InterruptedException {
        HttpRequest listen = HttpRequest.newBuilder(gateway.url().resolve("/v1/api/stream"))
                .header("Authorization", "Bearer " + gateway.token())
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Stream<String> lines = http.send(listen, BodyHandlers.ofLines()).body();
            runs.launch("hello", "{}");
            assertThat(lines.filter(line -> line.equals("event: change")).findFirst())
                    .isPresent();
            http.shutdownNow();
        }
    }
}
