package org.landlord.adapter.cli;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.OfflineCommand;
import org.landlord.adapter.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The help of `landlord serve`. The launcher starts the server, which is a program of its own, so only
/// `serve --help` reaches this class.
@Command(
        name = "serve",
        description = "Starts the server.",
        footer = {
            "",
            "Defaults are read from LANDLORD_HOST, LANDLORD_PORT, LANDLORD_DB, LANDLORD_MANAGEMENT_PORT,"
                    + " LANDLORD_TLS_CERTIFICATE, LANDLORD_TLS_KEY and LANDLORD_ALLOW_PLAIN_HTTP.",
            "",
            "Examples:",
            "  landlord serve --port 8081 --db /var/lib/landlord/landlord.db",
            "  landlord serve --host 0.0.0.0 --tls-certificate tls.crt --tls-key tls.key"
        })
final class ServeCommand implements OfflineCommand {

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to listen on. Default: 127.0.0.1, reachable from this machine only.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on. Default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Port of health and metrics, on 127.0.0.1. Default: the API port + 1000.")
    private @Nullable Integer managementPort;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Certificate chain in PEM. Enables TLS and disables plain HTTP.")
    private @Nullable String tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Private key of the certificate in PEM, unencrypted.")
    private @Nullable String tlsKey;

    @Option(
            names = "--allow-plain-http",
            description = "Allow other addresses than 127.0.0.1 without TLS, for use behind a TLS proxy.")
    private boolean allowPlainHttp;

    @Override
    public ExitCode run(Session session) {
        String options = option("--host", host)
                + option("--port", port)
                + option("--management-port", managementPort)
                + option("--tls-certificate", tlsCertificate)
                + option("--tls-key", tlsKey)
                + (allowPlainHttp ? " --allow-plain-http" : "");
        throw new InvalidArguments("the launcher starts the server: put serve first, as in landlord serve" + options);
    }

    private static String option(String name, @Nullable Object value) {
        return value == null ? "" : " " + name + " " + value;
    }
}
