package org.landlord.adapter.cli.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Permission;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.RotateApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord key`: what programs get in with.
@Command(name = "key", description = "API keys: what programs get in with.")
public final class KeyCommand implements Noun {

    private final ContextsFile contexts;

    /// @param contexts where tokens are kept that a rotation replaces
    public KeyCommand(ContextsFile contexts) {
        this.contexts = contexts;
    }

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new ListAll(), new Get(), new Rotate(contexts), new Revoke(), new Recover());
    }

    /// Documents hold the token; in tables it is a line of its own, which no terminal wraps or cuts.
    private static ExitCode show(Session session, IssuedApiKey issued) {
        if (session.format() != OutputFormat.TABLE) {
            return session.print(AccessViews.ISSUED_API_KEY, issued);
        }
        session.print(AccessViews.API_KEY, issued.key());
        return show(session, issued.token());
    }

    private static ExitCode show(Session session, ApiKeyToken token) {
        session.printLine(token.reveal());
        return session.say("the token is shown now and never again: keep it where nobody else can read it");
    }

    @Command(
            name = "create",
            description = "Makes a key for an organization, or for the whole platform, and shows its token, once.",
            footer = {
                "",
                "A scope is a permission such as usage:write, all of a noun such as 'usage:*', or '*' for everything."
                        + " Nobody makes a key that may do more than they may themselves.",
                "",
                "Examples:",
                "  landlord key create --org org_acme --name Meter --scope usage:write \\",
                "      --scope limit:read",
                "  landlord key create --platform --name Backup --scope '*' --expires-in 90d"
            })
    static final class Create implements CliCommand {

        /// The permissions, for shell completion.
        static final class Scopes implements Iterable<String> {
            @Override
            public Iterator<String> iterator() {
                return Arrays.stream(Permission.values()).map(Permission::label).iterator();
            }
        }

        @Mixin
        private KeyOwnerOptions owner;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is for.")
        private Name name;

        @Option(
                names = "--scope",
                required = true,
                paramLabel = "SCOPE",
                completionCandidates = Scopes.class,
                description = "What it may do; may be given more than once.")
        private List<KeyScopes> scopes;

        @Mixin
        private ExpiryOptions expiry;

        @Override
        public ExitCode run(Session session) {
            KeyScopes all = new KeyScopes(
                    scopes.stream().flatMap(some -> some.labels().stream()).toList());
            CreateApiKey command = new CreateApiKey(owner.orgId(), name, all, expiry.expiresAt());
            return show(session, session.landlord().apiKeys().create(session.caller(), command));
        }
    }

    @Command(
            name = "list",
            description = "Lists the keys by age, those that were revoked or have expired too; never their tokens.")
    static final class ListAll implements CliCommand {

        @Mixin
        private KeyOwnerOptions owner;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            OrgId orgId = owner.orgId();
            return session.printAll(
                    AccessViews.API_KEY,
                    Pages.all(
                            limit.count(), page -> session.landlord().apiKeys().list(session.caller(), orgId, page)));
        }
    }

    @Command(name = "get", description = "Shows a key, without its token.")
    static final class Get implements CliCommand {

        @Mixin
        private KeyOwnerOptions owner;

        @Parameters(paramLabel = "KEY", description = "Its id.")
        private KeyId keyId;

        @Override
        public ExitCode run(Session session) {
            OrgId orgId = owner.orgId();
            return session.print(
                    AccessViews.API_KEY, session.landlord().apiKeys().get(session.caller(), orgId, keyId));
        }
    }

    @Command(
            name = "rotate",
            description = "Makes another key with the same name and scopes, and shows its token, once.",
            footer = {
                "",
                "Where the old token is kept for commands, the new one takes its place: in the contexts of landlord"
                        + " login, and for the administrator's key in the file beside the database.",
                "",
                "Example:",
                "  landlord key rotate key_01jdzzzzzzzzzzzzzzzzzzzzzz --org org_acme --overlap 1h"
            })
    static final class Rotate implements CliCommand {

        private final ContextsFile contexts;

        @Mixin
        private KeyOwnerOptions owner;

        @Parameters(paramLabel = "KEY", description = "Id of the key to replace.")
        private KeyId keyId;

        @Option(
                names = "--overlap",
                required = true,
                paramLabel = "TIME",
                description = "How much longer the old key is good, such as 1h, at most 30d; 0s ends it at once.")
        private Duration overlap;

        @Mixin
        private ExpiryOptions expiry;

        Rotate(ContextsFile contexts) {
            this.contexts = contexts;
        }

        @Override
        public ExitCode run(Session session) {
            RotateApiKey command = new RotateApiKey(owner.orgId(), keyId, overlap, expiry.expiresAt());
            IssuedApiKey issued = session.landlord().apiKeys().rotate(session.caller(), command);
            // What cannot be shown again comes first.
            ExitCode shown = show(session, issued);
            for (ContextName context : contexts.exchange(keyId, issued.token())) {
                session.say("context " + context + " has the new token");
            }
            return shown;
        }
    }

    @Command(name = "revoke", description = "Makes a key good for nothing, at once and for ever.")
    static final class Revoke implements CliCommand {

        @Mixin
        private KeyOwnerOptions owner;

        @Parameters(paramLabel = "KEY", description = "Its id.")
        private KeyId keyId;

        @Option(
                names = {"-y", "--yes"},
                description = "Do not ask. Needed where nobody can answer.")
        private boolean yes;

        @Override
        public ExitCode run(Session session) {
            OrgId orgId = owner.orgId();
            if (!yes && !session.confirms("Revoke key " + keyId + " for ever?")) {
                session.say("nothing was revoked");
                return ExitCode.FAILURE;
            }
            session.landlord().apiKeys().revoke(session.caller(), orgId, keyId, Precondition.none());
            return session.say("revoked key " + keyId);
        }
    }

    @Command(
            name = "recover",
            description = "Makes a key that may do everything, for who holds the database file and has lost all keys.",
            footer = {"", "Example:", "  landlord key recover --db data/landlord.db"})
    static final class Recover implements CliCommand {

        @Override
        public ExitCode run(Session session) {
            AdminBootstrap firstStart = session.firstStart();
            if (firstStart == null) {
                throw new WrongUsage("key recover works on a database file, not on a server: give --db");
            }
            ApiKeyToken token = firstStart.recover();
            if (session.format() == OutputFormat.TABLE) {
                session.printLine(token.reveal());
            } else {
                session.print(AccessViews.TOKEN, token);
            }
            return session.say(
                    "made key " + token.keyId() + ", which may do everything; it is left beside the database, too");
        }
    }
}
