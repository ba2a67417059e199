package org.landlord.it.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.landlord.it.workflow.engine.Faults.Hold;

/// The statements about the wire, against the double, and what the double can do beyond them.
class GatewayDoubleTest extends GatewayDecisions {

    @Override
    TestGateway newGateway(Path data) {
        return GatewayDouble.create();
    }

    @Test
    void givenADoubleThatFails_whenItIsCalled_thenItAnswers500AndDoesNothing() {
        try (GatewayDouble gateway = GatewayDouble.create();
                WireRuns runs = new WireRuns(gateway)) {
            gateway.answer500();
            assertThat(runs.launch("a", "hello", "{}").status()).isEqualTo(500);
            assertThat(gateway.runIds()).isEmpty();
            assertThat(gateway.calls("launchRun")).isEqualTo(1);

            gateway.unauthorized();
            assertThat(runs.launch("a", "hello", "{}").status()).isEqualTo(401);

            gateway.healthy();
            assertThat(runs.launch("a", "hello", "{}").status()).isEqualTo(200);
            assertThat(gateway.runIds()).containsExactly("a");
            assertThat(gateway.calls("launchRun")).isEqualTo(3);
        }
    }

    @Test
    void givenADoubleThatBreaksOff_whenItIsCalled_thenTheRunIsThereThoughTheAnswerIsNot() {
        try (GatewayDouble gateway = GatewayDouble.create();
                WireRuns runs = new WireRuns(gateway)) {
            gateway.halfABody();

            assertThatThrownBy(() -> runs.launch("a", "hello", "{}")).isInstanceOf(UncheckedIOException.class);

            assertThat(gateway.runIds()).containsExactly("a");
        }
    }

    @Test
    void givenADoubleThatHangs_whenItIsCalled_thenOthersHangTooUntilItIsHealthy() throws Exception {
        try (GatewayDouble gateway = GatewayDouble.create();
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            HttpRequest ask = HttpRequest.newBuilder(gateway.url().resolve("/v1/rpc/listRuns"))
                    .header("Authorization", "Bearer " + gateway.token())
                    .timeout(Duration.ofMillis(300))
                    .POST(BodyPublishers.noBody())
                    .build();
            gateway.hang();
            assertThatThrownBy(() -> http.send(ask, BodyHandlers.ofString())).isInstanceOf(HttpTimeoutException.class);

            gateway.slow(Duration.ofMillis(600));
            assertThatThrownBy(() -> http.send(ask, BodyHandlers.ofString())).isInstanceOf(HttpTimeoutException.class);

            gateway.healthy();
            assertThat(http.send(ask, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void givenACallThatIsHeldBefore_whenTheDoubleIsKilled_thenItHasDoneNothing() {
        try (GatewayDouble gateway = GatewayDouble.create();
                WireRuns runs = new WireRuns(gateway);
                Hold hold = gateway.holdBefore("launchRun")) {
            CompletableFuture<Void> call = CompletableFuture.runAsync(() -> runs.launch("a", "hello", "{}"));
            hold.awaitCall();

            gateway.kill();

            assertThatThrownBy(call::join).hasRootCauseInstanceOf(IOException.class);
            assertThat(gateway.runIds()).isEmpty();
        }
    }

    @Test
    void givenACallThatIsHeldAfter_whenItIsReleased_thenAllWasDoneBefore() {
        try (GatewayDouble gateway = GatewayDouble.create();
                WireRuns runs = new WireRuns(gateway);
                Hold hold = gateway.holdAfter("launchRun")) {
            CompletableFuture<Integer> call = CompletableFuture.supplyAsync(
                    () -> runs.launch("a", "hello", "{}").status());
            hold.awaitCall();
            assertThat(gateway.runIds()).containsExactly("a");
            assertThat(call).isNotDone();

            hold.release();

            assertThat(call.join()).isEqualTo(200);
        }
    }
}
