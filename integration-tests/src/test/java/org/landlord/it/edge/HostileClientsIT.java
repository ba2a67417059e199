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
    void givenAHeadThatIsTooLarge_thenItIsRefusedByHttpItself() throws Exception {
        try (Wire wire = wire()) {
            wire.send("GET /v1/orgs HTTP/1.1\r\nX-Large: " + "a".repeat(17 << 10) + "\r\n\r\n");
            assertThat(wire.head()).contains(" 431 ");
        }
        try (Wire wire = wire()) {
            wire.send("GET /v1/orgs?" + "a".repeat(9 << 10) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(wire.head()).contains(" 414 ");
        }
    }

    @Test
    void givenMoreQueryParametersThanMakeSense_thenTheRequestIsRefused() throws Exception {
        try (Wire wire = wire()) {
            assertThat(wire.get("/v1/orgs?" + "a=1&".repeat(100))).startsWith("HTTP/1.1 400");
        }
    }
}
