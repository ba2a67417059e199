package org.landlord.server.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    private static final String LOOPBACK = "127.0.0.1";

    private static void check(String host, int port) {
        PortCheck.requireFree(host, "LANDLORD_HOST", port, "LANDLORD_PORT");
    }

    @Test
    @DisplayName("the error for a port in use names the setting that changes it")
    void inUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> check(LOOPBACK, port))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessage(
                            "port " + port + " of 127.0.0.1 is in use by another process (find it with ss -ltnp): stop"
                                    + " that process, or set LANDLORD_PORT to another port");
            check(LOOPBACK, 0);
        }
    }

    @Test
    @DisplayName("an address of another machine and an unknown host name have an error of their own")
    void elsewhere() {
        assertThatThrownBy(() -> check("192.0.2.1", 0))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("LANDLORD_HOST must be an address of this machine, not 192.0.2.1");
        assertThatThrownBy(() -> check("no-such-host.invalid", 0))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("LANDLORD_HOST must be an address or a host name of this machine");
    }
}
