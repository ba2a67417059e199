package org.landlord.adapter.cli;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OfflineCommand;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Explains `landlord serve`. The server is a program of its own, which the launcher starts; only `serve --help`
/// gets here.
@Command(
        name = "serve",
        description = "Starts the server and says when it answers requests.",
        footer = {
            "",
            "What no option says is taken from LANDLORD_HOST, LANDLORD_PORT, LANDLORD_DB, LANDLORD_MANAGEMENT_PORT,"
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
            description = "Address to listen on; 127.0.0.1 by default, which only this machine reaches.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 8080 by default.")
    private @Nullable Integer port;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Port of health and metrics, on 127.0.0.1; the port of the API + 1000 by default.")
    private @Nullable Integer managementPort;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Certificate in PEM, with those of its issuers behind it. Plain HTTP is off then.")
    private @Nullable String tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Key of the certificate in PEM, not encrypted.")
    private @Nullable String tlsKey;

    @Option(
            names = "--allow-plain-http",
            description = "Listen on other addresses than this machine's own without TLS: behind a proxy that has it.")
    private boolean allowPlainHttp;

    @Override
    public ExitCode run(Session session) {
        String asked = option("--host", host)
                + option("--port", port)
                + option("--management-port", managementPort)
                + option("--tls-certificate", tlsCertificate)
                + option("--tls-key", tlsKey)
                + (allowPlainHttp ? " --allow-plain-http" : "");
        throw new WrongUsage(
                "the server is started by the launcher, with serve as its first word: landlord serve" + asked);
    }

    private static String option(String name, @Nullable Object value) {
        return value == null ? "" : " " + name + " " + value;
    }
}
