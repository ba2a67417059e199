package org.landlord.adapter.cli;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OfflineCommand;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Explains `landlord serve`. The server is a program of its own, which the launcher starts; only `serve --help` gets
/// here.
@Command(
        name = "serve",
        description = "Starts the server and says when it answers requests.",
        footer = {
            "",
            "By default it takes LANDLORD_HOST, LANDLORD_PORT and LANDLORD_DB.",
            "",
            "Example:",
            "  landlord serve --port 8081 --db /var/lib/landlord/landlord.db"
        })
final class ServeCommand implements OfflineCommand {

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to listen on; 127.0.0.1 by default, which only this machine reaches.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on; 8080 by default.")
    private @Nullable Integer port;

    @Override
    public ExitCode run(Session session) {
        String asked = (host == null ? "" : " --host " + host) + (port == null ? "" : " --port " + port);
        throw new WrongUsage(
                "the server is started by the launcher, with serve as its first word: landlord serve" + asked);
    }
}
