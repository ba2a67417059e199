package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// What a client may take of the server without having asked for anything. The limits are made small; the
/// patience of the tests is far longer.
class HostileClientsIT {

    private static final int PER_ADDRESS = 8;

    @TempDir
    static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(
                folder,
                Map.of(
                        "LANDLORD_HTTP_HEAD_TIMEOUT",
                        "2s",
                        "QUARKUS_HTTP_IDLE_TIMEOUT",
                        "6s",
                        "QUARKUS_HTTP_READ_TIMEOUT",
                        "2s",
                        "LANDLORD_HTTP_CONNECTIONS_PER_ADDRESS",
                        String.valueOf(PER_ADDRESS)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Wire wire() throws Exception {
        return Wire.to(server.uri());
    }

    @Test
    void givenAClientThatSaysNothing_thenItsConnectionIsClosed() throws Exception {
        try (Wire wire = wire()) {
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void givenAClientThatStopsAmidAHead_thenItsConnectionIsClosed() throws Exception {
        try (Wire wire = wire()) {
            assertThat(wire.send("GET /v1/orgs HTTP/1.1\r\nHost: lan").isClosed())
                    .isTrue();
        }
    }

    @Test
    void givenAClientThatNeverEndsItsHead_thenDrippingDoesNotHelp() throws Exception {
        try (Wire wire = wire()) {
            assertThat(wire.drip("GET /v1/orgs HTTP/1.1\r\nX-Slow: " + "a".repeat(200), 100))
                    .isTrue();
        }
    }

    @Test
    void givenAConnectionThatWasOnceGood_whenItsNextHeadNeverEnds_thenItIsClosedToo() throws Exception {
        try (Wire wire = wire()) {
            assertThat(wire.get("/v1/orgs")).startsWith("HTTP/1.1 200");

            assertThat(wire.drip("GET /v1/orgs HTTP/1.1\r\nX-Slow: " + "a".repeat(200), 100))
                    .isTrue();
        }
    }

    @Test
    void givenAConnectionThatRestsBetweenRequests_thenItIsKeptForLongerThanAHeadMayTake() throws Exception {
        try (Wire wire = wire()) {
            for (int i = 0; i < 3; i++) {
                assertThat(wire.get("/v1/orgs")).startsWith("HTTP/1.1 200");
                Thread.sleep(2500);
            }
        }
    }

    @Test
    void givenAConnectionThatIsNotUsedAnyMore_thenItIsClosed() throws Exception {
        try (Wire wire = wire()) {
            assertThat(wire.get("/v1/orgs")).startsWith("HTTP/1.1 200");

            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void givenABodyThatDrips_thenItsConnectionIsClosed_andNoThreadIsHeld() throws Exception {
        for (int length : new int[] {1000, 1_000_000}) {
            try (Wire wire = wire()) {
                wire.send("POST /v1/orgs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: "
                        + AdminKey.BEARER + "\r\nContent-Length: " + length + "\r\n\r\n");
                assertThat(wire.drip(" ".repeat(200), 100))
                        .as("%d bytes", length)
                        .isTrue();
            }
        }
    }

    @Test
    void givenManyConnectionsOfOneAddress_thenThoseBeyondTheLimitAreClosed_andOthersGoOn() throws Exception {
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < PER_ADDRESS; i++) {
                Wire wire = wire();
                wires.add(wire);
                assertThat(wire.get("/v1/orgs")).startsWith("HTTP/1.1 200");
            }
            try (Wire oneMore = wire()) {
                assertThat(oneMore.send("GET /v1/orgs HTTP/1.1\r\nHost: x\r\n\r\n")
                                .isClosed())
                        .isTrue();
            }
            assertThat(wires.getFirst().get("/v1/orgs")).startsWith("HTTP/1.1 200");
            URI management = server.management();
            try (Wire health = Wire.to(management)) {
                assertThat(health.get("/q/health/live"))
                        .as("the management port counts for itself")
                        .startsWith("HTTP/1.1 200");
            }
        } finally {
            for (Wire wire : wires) {
                wire.end();
            }
        }
    }

    @Test
    void givenAHeadThatIsTooLarge_thenItIsRefusedWithAProblem() throws Exception {
        try (Wire wire = wire()) {
            wire.send("GET /v1/orgs HTTP/1.1\r\nX-Large: " + "a".repeat(17 << 10) + "\r\n\r\n");
            expectProblem(wire, 431, "HEADERS_TOO_LARGE");
        }
        try (Wire wire = wire()) {
            wire.send("GET /v1/orgs?" + "a".repeat(9 << 10) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            expectProblem(wire, 414, "URI_TOO_LONG");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/orgs HTTP/1.1\r\nno header\r\n\r\n",
                "GET /v1/orgs HTTP/1.1\r\nbad name: x\r\n\r\n",
                "GET /v1/orgs HTTP/1.1\r\nX-A: b\u0001c\r\n\r\n",
                "POST /v1/orgs HTTP/1.1\r\nContent-Length: ten\r\n\r\n",
                "POST /v1/orgs HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "GET /v1/orgs HTTPS/x\r\nHost: x\r\n\r\n",
                "GET /v1/orgs HTTP/1.1\r\n\r\n",
                "GET /v1/orgs HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"
            })
    void givenWhatIsNoRequest_thenItIsRefusedWithAProblem_andTheConnectionIsClosed(String request) throws Exception {
        try (Wire wire = wire()) {
            expectProblem(wire.send(request), 400, "INVALID_INPUT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: chunked\r\nContent-Length: 0",
                "Transfer-Encoding: identity\r\nContent-Length: 5",
                "Transfer-Encoding: xchunked\r\nContent-Length: 5",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity"
            })
    void givenARequestWhoseEndIsInDoubt_thenItIsRefused_andNothingBehindItIsRead(String framing) throws Exception {
        for (String path : List.of("/v1/orgs", "/v1/orgs/none/usage-events")) {
            try (Wire wire = wire()) {
                wire.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + AdminKey.BEARER
                        + "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n0\r\n\r\n"
                        + "GET /v1/whoami HTTP/1.1\r\nHost: x\r\nAuthorization: " + AdminKey.BEARER + "\r\n\r\n");
                expectProblem(wire, 400, "INVALID_INPUT");
            }
        }
    }

    @Test
    void givenAGoodRequestBeforeABadOne_thenBothHaveTheirAnswersInOrder() throws Exception {
        try (Wire wire = wire()) {
            wire.send("GET /v1/orgs HTTP/1.1\r\nHost: x\r\nAuthorization: " + AdminKey.BEARER + "\r\n\r\n"
                    + "POST /v1/orgs HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            String answers = wire.rest();
            assertThat(answers).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 400");
            assertThat(answers.indexOf("HTTP/1.1 400")).isGreaterThan(answers.indexOf("\"items\""));
        }
    }

    /// Exactly one answer, with what every answer has, and then the end of the connection.
    private static void expectProblem(Wire wire, int status, String code) throws Exception {
        String answer = wire.rest();
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsOnlyOnce("HTTP/1.1 ")
                .containsIgnoringCase("\r\nconnection: close\r\n")
                .containsIgnoringCase("\r\ncontent-type: application/problem+json\r\n")
                .containsIgnoringCase("\r\nx-content-type-options: nosniff\r\n")
                .containsIgnoringCase("\r\ncache-control: no-store\r\n")
                .containsIgnoringCase("\r\nx-request-id: ")
                .contains("\"code\":\"" + code + "\"", "\"status\":" + status, "\"requestId\":");
    }

    @Test
    void givenMoreQueryParametersThanMakeSense_thenTheRequestIsRefused() throws Exception {
        try (Wire wire = wire()) {
            assertThat(wire.get("/v1/orgs?" + "a=1&".repeat(100))).startsWith("HTTP/1.1 400");
        }
    }
}
