package org.landlord.adapter.cli.access;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.CommonOptions;
import org.landlord.adapter.cli.shared.Connection;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OfflineCommand;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.access.WhoAmI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord login`: keeps a server and a token, so that commands need neither.
@Command(
        name = "login",
        description = "Signs in to a server: asks for a token, tries it, and keeps it for the commands that follow.",
        footer = {
            "",
            "Servers and tokens are kept in landlord/contexts.json in XDG_CONFIG_HOME, by default ~/.config, for you"
                    + " alone to read.",
            "",
            "Examples:",
            "  landlord login --server https://landlord.example.com",
            "  landlord login --server http://127.0.0.1:8080 --name local --token-stdin \\",
            "      <data/landlord.db.admin-key"
        })
public final class LoginCommand implements OfflineCommand {

    private final ContextsFile contexts;
    private final CommonOptions common;

    @Option(
            names = "--name",
            paramLabel = "CONTEXT",
            description = "What to call the server; by default what --context says, else default.")
    private @Nullable ContextName name;

    @Option(names = "--token-stdin", description = "Read the token from standard input.")
    private boolean fromStdin;

    /// @param contexts where to keep what is needed to get in
    /// @param common what the options of every command say
    public LoginCommand(ContextsFile contexts, CommonOptions common) {
        this.contexts = contexts;
        this.common = common;
    }

    @Override
    public ExitCode run(Session session) {
        if (common.hasToken()) {
            throw new WrongUsage("others can see arguments: login asks for the token, or reads it with --token-stdin");
        }
        ContextName chosen = chosen();
        URI server = server(chosen);
        String token = checked(fromStdin ? session.readLine() : session.readHidden("Token for " + server + ": "));
        Connection connection = session.connect(server, token);
        WhoAmI who = connection.landlord().access().whoAmI(connection.caller().get());
        contexts.change(kept -> kept.with(chosen, new Contexts.Context(server, token)));
        return session.say("logged in to " + server + " as " + who.actorKind().label() + " " + who.actorId()
                + "; context " + chosen + " is the current one");
    }

    private ContextName chosen() {
        if (name != null) {
            return name;
        }
        ContextName context = common.context();
        return context != null ? context : ContextName.DEFAULT;
    }

    /// The one that is named, else the one that was signed in to before under the same name.
    private URI server(ContextName chosen) {
        URI named = common.server();
        if (named != null) {
            return named;
        }
        Contexts.Context before = contexts.read().all().get(chosen);
        if (before == null) {
            throw new WrongUsage("say where: give --server, such as --server http://127.0.0.1:8080");
        }
        return before.server();
    }

    private static String checked(String line) {
        String token = line.strip();
        if (token.isEmpty()) {
            throw new WrongUsage("there is no token: nothing was read");
        }
        if (ApiKeyToken.isMeantBy(token)) {
            try {
                ApiKeyToken.parse(token);
            } catch (InvalidInput refused) {
                throw new WrongUsage(
                        "the token " + refused.violations().getFirst().detail());
            }
        }
        return token;
    }
}
