package org.landlord.adapter.cli.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.OfflineCommand;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.InvalidInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `landlord context`: the servers that somebody has signed in to.
@Command(name = "context", description = "The servers that you are signed in to: landlord login adds one.")
public final class ContextCommand implements Noun {

    private final ContextsFile contexts;

    /// @param contexts where servers and tokens are kept
    public ContextCommand(ContextsFile contexts) {
        this.contexts = contexts;
    }

    @Override
    public List<Object> commands() {
        return List.of(new ListAll(contexts), new Use(contexts), new Remove(contexts));
    }

    @Command(name = "list", description = "Lists the contexts by name; never their tokens.")
    static final class ListAll implements OfflineCommand {

        private final ContextsFile contexts;

        ListAll(ContextsFile contexts) {
            this.contexts = contexts;
        }

        @Override
        public ExitCode run(Session session) {
            Contexts kept = contexts.read();
            return session.printAll(
                    AccessViews.CONTEXT,
                    kept.all().entrySet().stream()
                            .map(entry -> new AccessViews.ListedContext(
                                    entry.getKey(),
                                    entry.getValue().server(),
                                    keyId(entry.getValue().token()),
                                    entry.getKey().equals(kept.current())))
                            .toList());
        }

        private static @Nullable KeyId keyId(String token) {
            try {
                return ApiKeyToken.parse(token).keyId();
            } catch (InvalidInput _) {
                // A token of another kind.
                return null;
            }
        }
    }

    @Command(
            name = "use",
            description = "Makes a context the current one: what commands work on if nothing else is said.")
    static final class Use implements OfflineCommand {

        private final ContextsFile contexts;

        @Parameters(paramLabel = "CONTEXT", description = "What it is called.")
        private ContextName name;

        Use(ContextsFile contexts) {
            this.contexts = contexts;
        }

        @Override
        public ExitCode run(Session session) {
            Contexts changed = contexts.change(kept -> kept.using(name));
            return session.say("context " + name + " is the current one: "
                    + changed.named(name).server());
        }
    }

    @Command(name = "remove", description = "Forgets a context and its token, as logout does.")
    static final class Remove implements OfflineCommand {

        private final ContextsFile contexts;

        @Parameters(paramLabel = "CONTEXT", description = "What it is called.")
        private ContextName name;

        Remove(ContextsFile contexts) {
            this.contexts = contexts;
        }

        @Override
        public ExitCode run(Session session) {
            contexts.change(kept -> kept.without(name));
            return session.say("removed context " + name);
        }
    }
}
