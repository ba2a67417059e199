package org.landlord.server.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// Addresses, ports and TLS of a server: reads Landlord's settings, rejects insecure ones, and passes the result to
/// Quarkus.
public final class ListenerSettings {

    private static final int MAX_PORT = 65_535;

    /// From the port of the API to that of health and metrics.
    private static final int MANAGEMENT_OFFSET = 1000;

    private final String host;
    private final int port;
    private final @Nullable Certificate certificate;

    private ListenerSettings(String host, int port, @Nullable Certificate certificate) {
        this.host = host;
        this.port = port;
        this.certificate = certificate;
    }

    /// @throws InvalidSetting if the server must not start with them
    public static ListenerSettings ofSettings() {
        String host = ProcessSettings.first("127.0.0.1", "quarkus.http.host", "landlord.host");
        int port = port("LANDLORD_PORT", ProcessSettings.first("8080", "quarkus.http.port", "landlord.port"));
        Certificate certificate = Certificate.ofSettings().orElse(null);
        if (certificate == null && !isLoopback(host) && !isPlainHttpAllowed()) {
            throw new InvalidSetting("cannot listen on " + host
                    + " without TLS, because API keys would be readable on the network: set --tls-certificate and"
                    + " --tls-key or, behind a proxy that terminates TLS, --allow-plain-http");
        }
        return new ListenerSettings(host, port, certificate);
    }

    private static boolean isPlainHttpAllowed() {
        return "true".equals(ProcessSettings.get("landlord.allow-plain-http"));
    }

    /// @throws InvalidSetting if the API and health have the same port
    void requireDifferentPorts() {
        if (port != 0 && managementPort() == port) {
            throw new InvalidSetting("LANDLORD_MANAGEMENT_PORT must differ from LANDLORD_PORT, which is " + port);
        }
    }

    /// @throws InvalidSetting if the server cannot listen on one of its ports
    public void requireFreePorts() {
        requireDifferentPorts();
        int management = managementPort();
        PortCheck.requireFree(host, "LANDLORD_HOST", port, "LANDLORD_PORT");
        String managementHost =
                ProcessSettings.first("127.0.0.1", "quarkus.management.host", "landlord.management.host");
        PortCheck.requireFree(managementHost, "LANDLORD_MANAGEMENT_HOST", management, "LANDLORD_MANAGEMENT_PORT");
    }

    /// Passes them to Quarkus.
    public void apply() {
        ProcessSettings.suggest("quarkus.management.port", Integer.toString(managementPort()));
        if (ProcessSettings.get("landlord.cors-origins") != null) {
            ProcessSettings.suggest("quarkus.http.cors.enabled", "true");
        }
        if (certificate != null) {
            ProcessSettings.suggest("quarkus.http.ssl-port", Integer.toString(port));
            ProcessSettings.suggest("quarkus.http.insecure-requests", "disabled");
            ProcessSettings.suggest("quarkus.http.ssl.certificate.files", escaped(certificate.certificateFile()));
            ProcessSettings.suggest("quarkus.http.ssl.certificate.key-files", escaped(certificate.keyFile()));
            ProcessSettings.suggest(
                    "quarkus.http.ssl.certificate.reload-period",
                    ProcessSettings.first("60s", "landlord.tls.reload-period"));
        }
    }

    /// True if only this machine can reach the host name or address.
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private int managementPort() {
        String given = ProcessSettings.get("landlord.management.port");
        if (given != null) {
            return port("LANDLORD_MANAGEMENT_PORT", given);
        }
        if (port == 0) {
            return 0;
        }
        return port + MANAGEMENT_OFFSET <= MAX_PORT ? port + MANAGEMENT_OFFSET : port - MANAGEMENT_OFFSET;
    }

    /// `quarkus.http.port` is not checked by [Setting#checkAll].
    private static int port(String name, String text) {
        return new SettingType.Port()
                .read(text.strip())
                .map(Integer::parseInt)
                .orElseThrow(() -> new InvalidSetting(
                        name + " must be " + new SettingType.Port().rule() + ", not '" + text + "'"));
    }

    /// Quarkus reads a list, and splits it at commas.
    private static String escaped(String file) {
        return file.replace("\\", "\\\\").replace(",", "\\,");
    }
}
