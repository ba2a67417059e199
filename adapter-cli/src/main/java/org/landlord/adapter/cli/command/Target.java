package org.landlord.adapter.cli.command;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where Landlord is, and the token to authenticate with.
public sealed interface Target {

    /// For people: the file, the URL of the database without its password, or the address of the server.
    String place();

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

        @Override
        public String place() {
            return file.toString();
        }
    }

    /// A database on PostgreSQL, opened by this process.
    ///
    /// @param url its URL, which may contain a password
    /// @param token the token; null to read it from the key file
    record PostgresDatabase(String url, @Nullable String token) implements Target {

        /// Omits the token and the password, because this text may be logged.
        @Override
        public String toString() {
            return "PostgresDatabase[url=" + place() + "]";
        }

        @Override
        public String place() {
            return url.replaceFirst("//([^:@/]*):[^/]*@", "//$1@").replaceFirst("\\?.*", "");
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

        @Override
        public String place() {
            return server.toString();
        }
    }
}
