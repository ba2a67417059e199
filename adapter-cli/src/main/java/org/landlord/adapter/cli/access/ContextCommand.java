package org.landlord.adapter.cli.access;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.truth;
import static org.landlord.adapter.cli.output.Field.word;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.OfflineCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `landlord context`.
@Command(name = "context", description = "Manages contexts: the servers and tokens saved by landlord login.")
public final class ContextCommand implements CommandGroup {

    private final ContextsFile contexts;

    /// @param contexts the saved contexts
    public ContextCommand(ContextsFile contexts) {
        this.contexts = contexts;
    }

    @Override
    public List<Object> commands() {
        return List.of(new ListAll(contexts), new Use(contexts), new Remove(contexts));
    }

    @Command(name = "list", description = "Lists contexts by name, without their tokens.")
    static final class ListAll implements OfflineCommand {

        /// A context without its token.
        ///
        /// @param keyId the key of the token; null if the token is not an API key
        /// @param current true for the context that is used by default
        private record ListedContext(
                ContextName name, URI server, @Nullable KeyId keyId, boolean current) {}

        private static final View<ListedContext> CONTEXT = View.of(
                id("name", ListedContext::name),
                text("server", ListedContext::server),
                word("keyId", ListedContext::keyId),
                truth("current", ListedContext::current));

        private final ContextsFile contexts;

        ListAll(ContextsFile contexts) {
            this.contexts = contexts;
        }

        @Override
        public ExitCode run(Session session) {
            Contexts saved = contexts.read();
            return session.printAll(
                    CONTEXT,
                    saved.all().entrySet().stream()
                            .map(entry -> new ListedContext(
                                    entry.getKey(),
                                    entry.getValue().server(),
                                    keyId(entry.getValue().token()),
                                    entry.getKey().equals(saved.current())))
                            .toList());
        }

        private static @Nullable KeyId keyId(String token) {
            try {
                return ApiKeyToken.parse(token).keyId();
            } catch (InvalidInput _) {
                // Not an API key.
                return null;
            }
        }
    }

    @Command(name = "use", description = "Makes a context the current one, which commands use by default.")
    static final class Use implements OfflineCommand {

        private final ContextsFile contexts;

        @Parameters(paramLabel = "CONTEXT", description = "Name of the context.")
        private ContextName name;

        Use(ContextsFile contexts) {
            this.contexts = contexts;
        }

        @Override
        public ExitCode run(Session session) {
            Contexts changed = contexts.change(saved -> saved.withCurrent(name));
            return session.report("current context is now " + name + ": "
                    + changed.named(name).server());
        }
    }

    @Command(name = "remove", description = "Removes a context with its token, like landlord logout.")
    static final class Remove implements OfflineCommand {

        private final ContextsFile contexts;

        @Parameters(paramLabel = "CONTEXT", description = "Name of the context.")
        private ContextName name;

        Remove(ContextsFile contexts) {
            this.contexts = contexts;
        }

        @Override
        public ExitCode run(Session session) {
            contexts.change(saved -> saved.without(name));
            return session.report("removed context " + name);
        }
    }
}
