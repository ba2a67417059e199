package org.landlord.adapter.cli.command;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where Landlord is, and the token to authenticate with.
public sealed interface Target {

    /// A database file on this machine, opened by this process.
    ///
    /// @param file the file
    /// @param token the token; null to read it from the key file next to the database
    record LocalDatabase(Path file, @Nullable String token) implements Target {

        /// Omits the token, because this text may be logged.
        @Override
        public String toString() {
            return "LocalDatabase[file=" + file + "]";
        }
    }

    /// A running server.
    ///
    /// @param server its address, http or https
    /// @param token the token; null for none
    record RemoteServer(URI server, @Nullable String token) implements Target {

        /// True if the token is sent without TLS to another machine.
        public boolean sendsTokenInClear() {
            return token != null && !"https".equalsIgnoreCase(server.getScheme()) && !isLoopback(server.getHost());
        }

        /// Does not resolve names other than `localhost`: their addresses may change before the connection is
        /// made.
        private static boolean isLoopback(@Nullable String host) {
            if (host == null) {
                return false;
            }
            try {
                return host.equalsIgnoreCase("localhost")
                        || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))
                                .isLoopbackAddress();
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        /// Omits the token, because this text may be logged.
        @Override
        public String toString() {
            return "RemoteServer[server=" + server + "]";
        }
    }
}
