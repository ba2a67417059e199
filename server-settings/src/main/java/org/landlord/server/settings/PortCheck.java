package org.landlord.server.settings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Checks that the server can listen on a port before anything is started. Quarkus opens its ports last, and reports
/// a failure in many lines.
final class PortCheck {

    private PortCheck() {}

    /// @param host the value of `hostSetting`
    /// @param port the value of `portSetting`; 0 for any free port
    /// @throws InvalidSetting if the server cannot listen there
    static void requireFree(String host, String hostSetting, int port, String portSetting) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new InvalidSetting(hostSetting + " must be an address or a host name of this machine: " + host
                    + " cannot be resolved");
        }
        try (ServerSocket socket = new ServerSocket()) {
            // Closed connections in TIME_WAIT do not prevent listening.
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new InvalidSetting(message(host, hostSetting, port, portSetting, String.valueOf(e.getMessage())));
        }
    }

    private static String message(String host, String hostSetting, int port, String portSetting, String reason) {
        String where = "port " + port + " of " + host;
        if (reason.contains("in use")) {
            return where + " is in use by another process (find it with ss -ltnp): stop that process, or set "
                    + portSetting + " to another port";
        }
        if (reason.contains("ermission denied")) {
            return "no permission to listen on " + where + ": set " + portSetting + " to 1024 or higher";
        }
        if (reason.contains("assign requested address")) {
            return hostSetting + " must be an address of this machine, not " + host;
        }
        return "cannot listen on " + where + ": " + reason;
    }
}
