package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.NodeId;
import org.landlord.port.out.secret.SecretReading;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.LaunchReply;

/// What calls say that have no usable answer: the state of the gateway, the reason, and whether the
/// request may have arrived.
class SmithersGatewayFailureTest extends GatewayTestBase {

    private static final Label HELLO = new Label("hello");

    static GatewayCallFailed failure(ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(GatewayCallFailed.class);
        GatewayCallFailed failed = (GatewayCallFailed) thrown;
        assertThat(failed.reason()).doesNotContain(SmallGateway.TOKEN).doesNotContain("/srv");
        assertThat(failed.toString()).doesNotContain(SmallGateway.TOKEN);
        return failed;
    }

    private GatewayCallFailed launchFailure(Gateway at) {
        return failure(() -> adapter.launch(at, RUN, HELLO, Metadata.empty()));
    }

    @Test
    void givenATokenThatCannotBeRead_whenAGatewayIsCalled_thenNothingIsSent() {
        secrets.reading = new SecretReading.Unreadable("the server has no environment variable of this name");

        GatewayCallFailed failed = launchFailure(main);

        assertThat(failed.state()).isEqualTo(GatewayState.TOKEN_UNREADABLE);
        assertThat(failed.reason())
                .isEqualTo("token cannot be read: the server has no environment variable of this name");
        assertThat(failed.mayHaveArrived()).isFalse();
        assertThat(gateway.seen()).isEmpty();
    }

    @Test
    void givenATokenThatNoHeaderCanHave_whenAGatewayIsCalled_thenTheReasonDoesNotContainIt() {
        secrets.reading = new SecretReading.Read(SmallGateway.TOKEN + "\nX-Other: 1");

        GatewayCallFailed failed = launchFailure(main);

        assertThat(failed.state()).isEqualTo(GatewayState.TOKEN_UNREADABLE);
        assertThat(failed.mayHaveArrived()).isFalse();
    }

    @Test
    void givenATokenThatTheGatewayRefuses_whenItIsCalled_thenItIsUnauthorized() {
        gateway.error("launchRun", 401, "UNAUTHORIZED", "Invalid token " + SmallGateway.TOKEN, "\"refresh\":true");

        GatewayCallFailed failed = launchFailure(main);

        assertThat(failed.state()).isEqualTo(GatewayState.UNAUTHORIZED);
        assertThat(failed.reason()).isEqualTo("the gateway refuses the token: Invalid token …");
        assertThat(failed.mayHaveArrived()).isFalse();
    }

    @Test
    void givenATokenWithoutAScope_whenAGatewayIsCalled_thenTheReasonNamesTheScope() {
        gateway.error("submitApproval", 403, "FORBIDDEN", "Missing scope", "\"requiredScope\":\"approval:submit\"");

        GatewayCallFailed failed = failure(() -> adapter.submit(main, RUN, new NodeId("n"), 0, true, null, null));

        assertThat(failed.state()).isEqualTo(GatewayState.UNAUTHORIZED);
        assertThat(failed.reason()).isEqualTo("the token lacks the scope approval:submit");
    }

    @Test
    void givenA403WithoutAScope_whenRunsAreListed_thenTheGatewayIsUnauthorized() {
        gateway.error("listRuns", 403, "Forbidden", "no", "");

        assertThat(failure(() -> adapter.runs(main, 0, 10)).state()).isEqualTo(GatewayState.UNAUTHORIZED);
    }

    @Test
    void givenAnError500_whenAGatewayIsCalled_thenTheReasonHasItsCodeAndAShortMessage() {
        gateway.error("launchRun", 500, "INTERNAL", "at /srv/app/gateway.ts:1:2 " + "long ".repeat(200), "");

        GatewayCallFailed failed = launchFailure(main);

        assertThat(failed.state()).isEqualTo(GatewayState.DOWN);
        assertThat(failed.reason())
                .startsWith("the gateway answers 500 INTERNAL: at … long")
                .hasSizeLessThan(400);
        assertThat(failed.mayHaveArrived()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|<html>Welcome</html>",
                "200|{\"hello\":\"world\"}",
                "200|[]",
                "200|''",
                "200|{\"ok\":true,\"payload\":{}} trailing",
                "200|{\"ok\":true,\"payload\":7}",
                "404|not found",
                "400|bad request",
                "409|{\"error\":\"conflict\"}",
                "502|<html>Bad gateway</html>",
                "302|''",
                "204|''"
            })
    void givenAnAnswerThatIsNotOfAGateway_whenARunIsRead_thenTheGatewayIsDown(int status, String body) {
        gateway.rpc("getRun", exchange -> {
            exchange.getResponseHeaders().set("Location", gateway.url() + "/elsewhere");
            SmallGateway.sendBare(exchange, status, body);
        });

        GatewayCallFailed failed = failure(() -> adapter.run(main, RUN));

        assertThat(failed.state()).isEqualTo(GatewayState.DOWN);
        assertThat(failed.reason()).doesNotContain("html");
        assertThat(gateway.seen()).extracting(SmallGateway.Seen::path).doesNotContain("/elsewhere");
    }

    @Test
    void givenNobodyWhoListens_whenAGatewayIsCalled_thenNothingHasArrived() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        GatewayCallFailed failed = launchFailure(SmallGateway.gateway(null, "gw_none", "http://127.0.0.1:" + port));

        assertThat(failed.state()).isEqualTo(GatewayState.DOWN);
        assertThat(failed.mayHaveArrived()).isFalse();
    }

    @Test
    void givenAHostThatDoesNotExist_whenAGatewayIsCalled_thenNothingHasArrived() {
        GatewayCallFailed failed = launchFailure(SmallGateway.gateway(null, "gw_none", "http://none.invalid"));

        assertThat(failed.state()).isEqualTo(GatewayState.DOWN);
        assertThat(failed.mayHaveArrived()).isFalse();
    }

    @Test
    void givenAServerWithoutTls_whenItIsCalledByHttps_thenTheReasonNamesTls() {
        GatewayCallFailed failed =
                launchFailure(SmallGateway.gateway(null, "gw_tls", gateway.url().replace("http:", "https:")));

        assertThat(failed.reason()).contains("TLS");
        assertThat(failed.mayHaveArrived()).isFalse();
    }

    @Test
    void givenHalfABody_whenARunIsRead_thenItIsReadAgain_andALaunchIsNot() throws IOException {
        String body = SmallGateway.result("{\"runId\":\"run_1\",\"workflow\":\"hello\",\"status\":\"running\"}");
        try (RawServer half = new RawServer((connection, socket) -> RawServer.write(
                socket,
                "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + (connection % 2 == 1 ? body.substring(0, 20) : body)))) {
            Gateway at = SmallGateway.gateway(null, "gw_half", half.url());

            assertThat(adapter.run(at, RUN)).isPresent();
            assertThat(half.connections()).isEqualTo(2);

            GatewayCallFailed failed = launchFailure(at);
            assertThat(failed.state()).isEqualTo(GatewayState.DOWN);
            assertThat(failed.mayHaveArrived()).isTrue();
            assertThat(half.connections()).isEqualTo(3);
        }
    }

    @Test
    void givenAConnectionThatIsClosedWithoutAnAnswer_whenALaunchIsSent_thenItMayHaveArrived() throws IOException {
        try (RawServer closing = new RawServer((_, socket) -> socket.close())) {
            GatewayCallFailed failed = launchFailure(SmallGateway.gateway(null, "gw_close", closing.url()));

            assertThat(failed.mayHaveArrived()).isTrue();
            assertThat(closing.connections()).isEqualTo(1);
        }
    }

    @Test
    void givenAnAnswerThatIsTooLarge_whenARunIsRead_thenItFailsWithoutReadingAll() throws IOException {
        String chunk = "x".repeat(1 << 16);
        try (RawServer endless = new RawServer((_, socket) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                RawServer.write(socket, "10000\r\n" + chunk + "\r\n");
            }
        })) {
            GatewayCallFailed failed =
                    failure(() -> adapter.run(SmallGateway.gateway(null, "gw_endless", endless.url()), RUN));

            assertThat(failed.reason()).contains("too large");
            assertThat(endless.connections()).isEqualTo(1);
        }
    }

    @Test
    void givenAnAnswerWithManyValues_whenItIsRead_thenItDoesNotExhaustTheMemory() {
        gateway.result("listRuns", "[" + "{},".repeat(1_300_000) + "{}]");

        assertThat(failure(() -> adapter.runs(main, 0, 1)).state()).isEqualTo(GatewayState.DOWN);
    }

    @Test
    void givenAnEventLoop_whenACallIsMadeOnIt_thenItIsRefused() {
        Future<Object> call = Future.future(promise -> vertx().runOnContext(_ ->
                promise.handle(Future.<Object>succeededFuture().map(_ -> {
                    adapter.runs(main, 0, 1);
                    return "done";
                }))));

        Throwable thrown = Assertions.catchThrowable(
                () -> call.toCompletionStage().toCompletableFuture().join());

        assertThat(thrown).isInstanceOf(CompletionException.class).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenAGatewayThatRepeatsItsToken_whenItsAnswerIsRead_thenTheTokenIsReplaced() {
        gateway.error("launchRun", 400, "INVALID_REQUEST", "your token is " + SmallGateway.TOKEN, "");
        assertThat(adapter.launch(main, RUN, HELLO, Metadata.empty()))
                .isEqualTo(new LaunchReply.Refused("your token is …"));

        gateway.result("listNodeStates", "[{\"nodeId\":\"a\",\"iteration\":0,\"state\":\"finished\"}]");
        gateway.result("getNodeOutput", "{\"row\":{\"" + SmallGateway.TOKEN + "\":\"x" + SmallGateway.TOKEN + "\"}}");
        assertThat(adapter.outputs(main, RUN, _ -> {}).shown().json()).doesNotContain(SmallGateway.TOKEN);
    }
}
