package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.ServerProcess;

/// The most connections that there may be, whoever they are from. Those of a trusted proxy are bound by this
/// alone.
class ConnectionsInAllIT {

    private static final int TOTAL = 6;

    @TempDir
    Path folder;

    @Test
    void givenAProxyInFront_thenOnlyTheTotalBindsIt_andWhatIsClosedMakesRoom() throws Exception {
        Map<String, String> settings = Map.of(
                "LANDLORD_HTTP_CONNECTIONS",
                String.valueOf(TOTAL),
                "LANDLORD_HTTP_CONNECTIONS_PER_ADDRESS",
                "2",
                "LANDLORD_TRUSTED_PROXIES",
                "127.0.0.0/8");
        List<Wire> wires = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(folder, settings)) {
            for (int i = 0; i < TOTAL; i++) {
                wires.add(Wire.to(server.uri()));
            }
            assertThat(wires.getLast().get("/v1/orgs")).startsWith("HTTP/1.1 200");
            try (Wire oneMore = Wire.to(server.uri())) {
                assertThat(oneMore.isClosed())
                        .as("silent, and refused all the same")
                        .isTrue();
            }

            wires.getFirst().close();

            assertThat(answeredIn(server)).isTrue();
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    /// The server sees a moment later that a connection was closed.
    private static boolean answeredIn(ServerProcess server) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Wire wire = Wire.to(server.uri())) {
                return wire.get("/v1/orgs").startsWith("HTTP/1.1 200");
            } catch (IOException _) {
                Thread.sleep(50);
            }
        }
        return false;
    }
}
