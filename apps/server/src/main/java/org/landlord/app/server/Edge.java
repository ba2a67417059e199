package org.landlord.app.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the server listens, and how: reads the settings of Landlord, refuses what would be careless, and puts
/// the rest into the words of Quarkus.
final class Edge {

    private static final int MAX_PORT = 65_535;

    /// How far from the API's port that of health and metrics is.
    private static final int MANAGEMENT_DISTANCE = 1000;

    /// Roughly; what is meant is looked at where it is used.
    private static final Pattern ADDRESS = Pattern.compile("(?:[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)?(?:/[0-9]+)?");

    private final int port;
    private final @Nullable Certificate certificate;

    private Edge(int port, @Nullable Certificate certificate) {
        this.port = port;
        this.certificate = certificate;
    }

    /// Looks at all settings before anything starts.
    ///
    /// @throws WrongSetting if the server must not start with them
    static Edge ofSettings() {
        String host = Settings.first("127.0.0.1", "quarkus.http.host", "landlord.host");
        int port = port("landlord.port", Settings.first("8080", "quarkus.http.port", "landlord.port"));
        Certificate certificate = certificate();
        if (certificate == null && !isLoopback(host) && !Settings.isOn("landlord.allow-plain-http")) {
            throw new WrongSetting(
                    "refuses to listen on " + host + " without TLS: keys would travel for everybody to read."
                            + " Give it --tls-certificate and --tls-key or, behind a proxy that speaks TLS, --allow-plain-http");
        }
        checkProxies();
        return new Edge(port, certificate);
    }

    /// Names are refused: whoever answers for a name would be believed, and they are looked up at each request.
    private static void checkProxies() {
        String proxies = Objects.requireNonNullElse(Settings.get("landlord.trusted-proxies"), "");
        for (String proxy : proxies.split(",")) {
            if (!ADDRESS.matcher(proxy.strip()).matches()) {
                throw new WrongSetting("LANDLORD_TRUSTED_PROXIES must be IP addresses, or ranges such as 10.0.0.0/8: '"
                        + proxy.strip() + "' is no IP address");
            }
        }
    }

    /// Tells Quarkus.
    void apply() {
        Settings.suggest("quarkus.management.port", Integer.toString(managementPort()));
        if (certificate != null) {
            Settings.suggest("quarkus.http.ssl-port", Integer.toString(port));
            Settings.suggest("quarkus.http.insecure-requests", "disabled");
            Settings.suggest("quarkus.http.ssl.certificate.files", escaped(certificate.certificateFile()));
            Settings.suggest("quarkus.http.ssl.certificate.key-files", escaped(certificate.keyFile()));
            Settings.suggest(
                    "quarkus.http.ssl.certificate.reload-period", Settings.first("60s", "landlord.tls.reload-period"));
        }
    }

    /// True if the name or address is of this machine alone.
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private int managementPort() {
        String name = "landlord.management.port";
        String given = Settings.get(name);
        if (given != null) {
            return port(name, given);
        }
        if (port == 0) {
            return 0;
        }
        return port + MANAGEMENT_DISTANCE <= MAX_PORT ? port + MANAGEMENT_DISTANCE : port - MANAGEMENT_DISTANCE;
    }

    private static int port(String name, String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new WrongSetting(name + " must be a port from 0 to " + MAX_PORT + ", not '" + text + "'");
    }

    private static @Nullable Certificate certificate() {
        String certificateFile = Settings.get("landlord.tls.certificate");
        String keyFile = Settings.get("landlord.tls.key");
        if (certificateFile == null && keyFile == null) {
            return null;
        }
        if (certificateFile == null || keyFile == null) {
            throw new WrongSetting("TLS needs a certificate and its key: give both --tls-certificate and --tls-key");
        }
        return Certificate.read(certificateFile, keyFile);
    }

    /// Quarkus reads a list, and splits it at commas.
    private static String escaped(String file) {
        return file.replace("\\", "\\\\").replace(",", "\\,");
    }
}
