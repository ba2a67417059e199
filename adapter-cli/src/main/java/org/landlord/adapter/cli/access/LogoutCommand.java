package org.landlord.adapter.cli.access;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.OfflineCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.adapter.cli.option.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord logout`.
@Command(
        name = "logout",
        description = "Removes the saved server and token. The token stays valid: revoke it with landlord key revoke.")
public final class LogoutCommand implements OfflineCommand {

    private final ContextsFile contexts;
    private final GlobalOptions options;

    @Option(
            names = "--name",
            paramLabel = "CONTEXT",
            description = "Name of the context. Default: --context, or the current context.")
    private @Nullable ContextName name;

    /// @param contexts the saved contexts
    /// @param options the global options
    public LogoutCommand(ContextsFile contexts, GlobalOptions options) {
        this.contexts = contexts;
        this.options = options;
    }

    @Override
    public ExitCode run(Session session) {
        ContextName selected = name != null ? name : options.context();
        if (selected == null) {
            selected = contexts.read().current();
        }
        if (selected == null) {
            throw new InvalidArguments("there is no current context: set --name (see landlord context list)");
        }
        ContextName removed = selected;
        contexts.change(saved -> saved.without(removed));
        return session.report("removed context " + removed);
    }
}
