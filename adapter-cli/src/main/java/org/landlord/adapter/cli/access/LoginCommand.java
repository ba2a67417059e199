package org.landlord.adapter.cli.access;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.Connection;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.OfflineCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.adapter.cli.option.GlobalOptions;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.access.WhoAmI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord login`.
@Command(
        name = "login",
        description = "Logs in to a server: asks for a token, verifies it, and saves it for later commands.",
        footer = {
            "",
            "Servers and tokens are saved in $XDG_CONFIG_HOME/landlord/contexts.json (default: ~/.config), readable by",
            "you only.",
            "",
            "Examples:",
            "  landlord login --server https://landlord.example.com",
            "  landlord login --server http://127.0.0.1:8080 --name local --token-stdin \\",
            "      <data/landlord.db.admin-key"
        })
public final class LoginCommand implements OfflineCommand {

    private final ContextsFile contexts;
    private final GlobalOptions options;

    @Option(
            names = "--name",
            paramLabel = "CONTEXT",
            description = "Name of the context to save. Default: --context, or default.")
    private @Nullable ContextName name;

    @Option(names = "--token-stdin", description = "Read the token from standard input.")
    private boolean fromStdin;

    /// @param contexts where the server and the token are saved
    /// @param options the global options
    public LoginCommand(ContextsFile contexts, GlobalOptions options) {
        this.contexts = contexts;
        this.options = options;
    }

    @Override
    public ExitCode run(Session session) {
        if (options.hasToken()) {
            throw new InvalidArguments(
                    "arguments are visible to other users: enter the token when asked, or use --token-stdin");
        }
        ContextName context = contextName();
        URI server = server(context);
        String token = validated(fromStdin ? session.readLine() : session.readHidden("Token for " + server + ": "));
        Connection connection = session.connect(server, token);
        WhoAmI caller =
                connection.landlord().access().whoAmI(connection.caller().get());
        contexts.change(saved -> saved.with(context, new Contexts.Context(server, token)));
        return session.report("logged in to " + server + " as "
                + caller.actorKind().label() + " " + caller.actorId() + "; current context is now " + context);
    }

    private ContextName contextName() {
        if (name != null) {
            return name;
        }
        ContextName context = options.context();
        return context != null ? context : ContextName.DEFAULT;
    }

    /// The server of the global options, else the server of the existing context.
    private URI server(ContextName context) {
        URI server = options.server();
        if (server != null) {
            return server;
        }
        Contexts.Context existing = contexts.read().all().get(context);
        if (existing == null) {
            throw new InvalidArguments("missing server: set --server, such as --server http://127.0.0.1:8080");
        }
        return existing.server();
    }

    private static String validated(String line) {
        String token = line.strip();
        if (token.isEmpty()) {
            throw new InvalidArguments("the token is empty");
        }
        if (ApiKeyToken.isMeantBy(token)) {
            try {
                ApiKeyToken.parse(token);
            } catch (InvalidInput invalid) {
                throw new InvalidArguments(
                        "the token " + invalid.violations().getFirst().detail());
            }
        }
        return token;
    }
}
