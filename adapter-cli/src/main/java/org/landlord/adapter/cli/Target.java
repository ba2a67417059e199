package org.landlord.adapter.cli;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where Landlord is, and what to prove with who is calling.
public sealed interface Target {

    /// In a database file on this machine, opened by this process.
    ///
    /// @param file the file; it need not be there yet
    /// @param token what to prove with who is calling; null for the key that is left beside the file
    record LocalDatabase(Path file, @Nullable String token) implements Target {

        /// Without the token: it is a secret, and this text may end up in a log.
        @Override
        public String toString() {
            return "LocalDatabase[file=" + file + "]";
        }
    }

    /// In a running server.
    ///
    /// @param server its address, http or https
    /// @param token what to prove with who is calling; null for nothing
    record RemoteServer(URI server, @Nullable String token) implements Target {

        /// True if a token goes there that others can read on the way: without TLS, and to another machine than this.
        boolean isOverheard() {
            return token != null && !"https".equalsIgnoreCase(server.getScheme()) && !isThisMachine(server.getHost());
        }

        /// No name but the one is looked up: what it leads to now it may not lead to in a moment.
        private static boolean isThisMachine(@Nullable String host) {
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

        /// Without the token: it is a secret, and this text may end up in a log.
        @Override
        public String toString() {
            return "RemoteServer[server=" + server + "]";
        }
    }
}
