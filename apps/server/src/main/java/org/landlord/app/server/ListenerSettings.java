package org.landlord.app.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Where the server listens, and how: reads the settings of Landlord, refuses what would be careless, and puts
/// the rest into the words of Quarkus.
final class ListenerSettings {

    private static final int MAX_PORT = 65_535;

    /// How far from the API's port that of health and metrics is.
    private static final int MANAGEMENT_DISTANCE = 1000;

    private final String host;
    private final int port;
    private final @Nullable Certificate certificate;

    private ListenerSettings(String host, int port, @Nullable Certificate certificate) {
        this.host = host;
        this.port = port;
        this.certificate = certificate;
    }

    /// Looks at all settings before anything starts.
    ///
    /// @throws WrongSetting if the server must not start with them
    static ListenerSettings ofSettings() {
        String host = Settings.first("127.0.0.1", "quarkus.http.host", "landlord.host");
        int port = port("LANDLORD_PORT", Settings.first("8080", "quarkus.http.port", "landlord.port"));
        Certificate certificate = certificate();
        if (certificate == null && !isLoopback(host) && !Settings.isOn("landlord.allow-plain-http")) {
            throw new WrongSetting(
                    "refuses to listen on " + host + " without TLS: keys would travel for everybody to read. Give it"
                            + " --tls-certificate and --tls-key or, behind a proxy that speaks"
                            + " TLS, --allow-plain-http");
        }
        return new ListenerSettings(host, port, certificate);
    }

    /// Looks whether it can listen where it is to.
    ///
    /// @throws WrongSetting if it cannot
    void requireFreePorts() {
        int management = managementPort();
        if (port != 0 && management == port) {
            throw new WrongSetting(
                    "LANDLORD_MANAGEMENT_PORT must be another port than LANDLORD_PORT, which is " + port);
        }
        Ports.requireFree(host, "LANDLORD_HOST", port, "LANDLORD_PORT");
        String managementHost = Settings.first("127.0.0.1", "quarkus.management.host", "landlord.management.host");
        Ports.requireFree(managementHost, "LANDLORD_MANAGEMENT_HOST", management, "LANDLORD_MANAGEMENT_PORT");
    }

    /// Tells Quarkus.
    void apply() {
        Settings.suggest("quarkus.management.port", Integer.toString(managementPort()));
        if (Settings.get("landlord.cors-origins") != null) {
            Settings.suggest("quarkus.http.cors.enabled", "true");
        }
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
        String given = Settings.get("landlord.management.port");
        if (given != null) {
            return port("LANDLORD_MANAGEMENT_PORT", given);
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
