package org.landlord.app.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final String LOOPBACK = "127.0.0.1";

    private static void look(String host, int port) {
        Ports.requireFree(host, "LANDLORD_HOST", port, "LANDLORD_PORT");
    }

    @Test
    @DisplayName(
            "a port that another process listens on is told with the setting that changes it, and no advice to kill")
    void inUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> look(LOOPBACK, port))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessage("port " + port + " of 127.0.0.1 is in use by another process: end that (ss -ltnp shows"
                            + " which it is), or set LANDLORD_PORT to another port");
            look(LOOPBACK, 0);
        }
    }

    @Test
    @DisplayName("an address of another machine, and a name that nobody knows, are told as what they are")
    void elsewhere() {
        assertThatThrownBy(() -> look("192.0.2.1", 0))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("LANDLORD_HOST must be an address of this machine, not 192.0.2.1");
        assertThatThrownBy(() -> look("no-such-host.invalid", 0))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("LANDLORD_HOST must be an address or a name of this machine");
    }
}
