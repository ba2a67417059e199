package org.landlord.app.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Sees whether ports can be listened on, before anything is started: the framework would tell when all else is up,
/// and in many lines.
final class Ports {

    private Ports() {}

    /// @param host of the setting `hostSetting`
    /// @param port of the setting `portSetting`; 0 for any that is free
    /// @throws WrongSetting if it cannot be listened on
    static void requireFree(String host, String hostSetting, int port, String portSetting) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new WrongSetting(hostSetting + " must be an address or a name of this machine: nobody knows " + host);
        }
        try (ServerSocket socket = new ServerSocket()) {
            // What closed connections leave behind is no hindrance.
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw new WrongSetting(sentence(host, hostSetting, port, portSetting, String.valueOf(e.getMessage())));
        }
    }

    private static String sentence(String host, String hostSetting, int port, String portSetting, String reason) {
        String where = "port " + port + " of " + host;
        if (reason.contains("in use")) {
            return where + " is in use by another process: end that (ss -ltnp shows which it is), or set " + portSetting
                    + " to another port";
        }
        if (reason.contains("ermission denied")) {
            return "this user may not listen on " + where + ": set " + portSetting + " to one from 1024 on";
        }
        if (reason.contains("assign requested address")) {
            return hostSetting + " must be an address of this machine, not " + host;
        }
        return "cannot listen on " + where + ": " + reason;
    }
}
