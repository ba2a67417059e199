package org.landlord.adapter.cli.access;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.CommonOptions;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OfflineCommand;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord logout`: forgets a server and its token.
@Command(
        name = "logout",
        description = "Forgets a server and its token. The token itself stays good: landlord key revoke ends a key.")
public final class LogoutCommand implements OfflineCommand {

    private final ContextsFile contexts;
    private final CommonOptions common;

    @Option(
            names = "--name",
            paramLabel = "CONTEXT",
            description = "What the server is called; by default what --context says, else the current one.")
    private @Nullable ContextName name;

    /// @param contexts where servers and tokens are kept
    /// @param common what the options of every command say
    public LogoutCommand(ContextsFile contexts, CommonOptions common) {
        this.contexts = contexts;
        this.common = common;
    }

    @Override
    public ExitCode run(Session session) {
        ContextName chosen = name != null ? name : common.context();
        if (chosen == null) {
            chosen = contexts.read().current();
        }
        if (chosen == null) {
            throw new WrongUsage("no context is the current one: give --name (landlord context list shows them)");
        }
        ContextName gone = chosen;
        contexts.change(kept -> kept.without(gone));
        return session.say("removed context " + gone);
    }
}
