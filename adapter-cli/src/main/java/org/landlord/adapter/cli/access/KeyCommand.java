package org.landlord.adapter.cli.access;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.texts;
import static org.landlord.adapter.cli.output.Field.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.command.YesOption;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.adapter.cli.option.ExpiryOptions;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.KeyState;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.ListApiKeys;
import org.landlord.port.in.access.RotateApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord key`.
@Command(name = "key", description = "Manages API keys, the credentials of programs.")
public final class KeyCommand implements CommandGroup {

    private final ContextsFile contexts;

    /// @param contexts the saved contexts, whose tokens a rotation replaces
    public KeyCommand(ContextsFile contexts) {
        this.contexts = contexts;
    }

    /// The fields of a key. `revokedAt` is shown in every table.
    public static View<ApiKey> view() {
        return View.of(
                id("keyId", ApiKey::keyId),
                detail("orgId", ApiKey::orgId),
                text("name", ApiKey::name),
                detail("externalId", ApiKey::externalId),
                texts("scopes", key -> key.scopes().labels()),
                detail("createdBy", ApiKey::createdBy),
                time("createdAt", ApiKey::createdAt),
                time("expiresAt", ApiKey::expiresAt),
                time("lastUsedAt", ApiKey::lastUsedAt),
                detail("lastUsedAddress", ApiKey::lastUsedAddress),
                Field.<ApiKey>time("revokedAt", ApiKey::revokedAt)
                        .weighing(Field.Weight.KEY)
                        .highlightedIf(key -> key.revokedAt() != null));
    }

    /// With the columns that matter when keys of several organizations expire.
    private static View<ApiKey> expiringView() {
        return new View<>(view().fields().stream()
                .map(field ->
                        Set.of("orgId", "expiresAt").contains(field.name()) ? field.weighing(Field.Weight.KEY) : field)
                .toList());
    }

    private static View<IssuedApiKey> issuedView() {
        return new View<>(Stream.concat(
                        view().fields().stream().map(field -> field.within(IssuedApiKey::key)),
                        Stream.of(Field.<IssuedApiKey>text(
                                "token", issued -> issued.token().reveal())))
                .toList());
    }

    private static View<ApiKeyToken> tokenView() {
        return View.of(id("keyId", ApiKeyToken::keyId), text("token", ApiKeyToken::reveal));
    }

    @Override
    public List<Object> commands() {
        return List.of(
                new Create(),
                new ListAll(),
                new Expiring(),
                new Get(),
                new Rotate(contexts),
                new Revoke(),
                new Recover());
    }

    /// Documents contain the token. With a table it is printed on a line of its own, which is never wrapped
    /// or cut.
    private static ExitCode printIssued(Session session, IssuedApiKey issued) {
        if (!session.format().isTable()) {
            return session.print(issuedView(), issued);
        }
        session.print(view(), issued.key());
        session.printLine(issued.token().reveal());
        return session.report("store the token in a safe place: it cannot be shown again");
    }

    @Command(
            name = "create",
            description = "Creates a key for an organization or for the whole platform, and prints its token once.",
            footer = {
                "",
                "A scope is a permission such as usage:write, all permissions of a resource such as 'usage:*', or '*' for",
                "everything. A key cannot have more permissions than its creator.",
                "",
                "Examples:",
                "  landlord key create --org org_acme --name Meter --scope usage:write \\",
                "      --scope limit:read",
                "  landlord key create --platform --name Backup --scope '*' --expires-in 90d"
            })
    static final class Create implements CliCommand {

        @Mixin
        private KeyOwnerOptions owner;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Display name.")
        private Name name;

        @Option(
                names = "--external-id",
                paramLabel = "ID",
                description = "Id of the holder of the key in another system, such as a service account.")
        private @Nullable ExternalId externalId;

        @Option(names = "--scope", required = true, paramLabel = "SCOPE", description = "Scope of the key. Repeatable.")
        private List<KeyScopes> scopes;

        @Mixin
        private ExpiryOptions expiry;

        @Override
        public ExitCode run(Session session) {
            KeyScopes all = new KeyScopes(
                    scopes.stream().flatMap(some -> some.labels().stream()).toList());
            CreateApiKey command = new CreateApiKey(owner.orgId(), name, externalId, all, expiry.expiresAt());
            return printIssued(session, session.landlord().apiKeys().create(session.caller(), command));
        }
    }

    @Command(
            name = "list",
            description = "Lists keys by age, including revoked and expired ones, without their tokens.")
    static final class ListAll extends ListCommand<ApiKey> {

        @Mixin
        private KeyOwnerOptions owner;

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "Only keys in this state: active, expired or revoked.")
        private @Nullable KeyState state;

        @Option(
                names = "--name-prefix",
                paramLabel = "TEXT",
                description = "Only keys whose name begins with this text.")
        private @Nullable Name namePrefix;

        @Option(names = "--external-id", paramLabel = "ID", description = "Only keys with this external id.")
        private @Nullable ExternalId externalId;

        ListAll() {
            super(KeyCommand::view);
        }

        @Override
        protected Page<ApiKey> fetch(Session session, PageRequest page) {
            ListApiKeys query = new ListApiKeys(owner.orgId(), state, namePrefix, externalId);
            return session.landlord().apiKeys().list(session.caller(), query, page);
        }
    }

    @Command(
            name = "expiring",
            description = "Lists valid keys of the platform and of all organizations that expire soon, the soonest"
                    + " first.",
            footer = {
                "",
                "Requires the permission key:read for the platform.",
                "",
                "Example:",
                "  landlord key expiring --within 7d"
            })
    static final class Expiring extends ListCommand<ApiKey> {

        @Option(
                names = "--within",
                paramLabel = "DURATION",
                description = "Only keys that expire within this time, such as 7d. Default: 30d.")
        private @Nullable Duration within;

        private @Nullable Instant before;

        Expiring() {
            super(KeyCommand::expiringView);
        }

        /// The time is the same for all pages.
        @Override
        protected Page<ApiKey> fetch(Session session, PageRequest page) {
            if (before == null && within != null) {
                before = ExpiryOptions.after(within, "--within");
            }
            return session.landlord().apiKeys().listExpiring(session.caller(), before, page);
        }
    }

    @Command(name = "get", description = "Shows a key, without its token.")
    static final class Get implements CliCommand {

        @Mixin
        private KeyOwnerOptions owner;

        @Parameters(paramLabel = "KEY", description = "Key id.")
        private KeyId keyId;

        @Override
        public ExitCode run(Session session) {
            OrgId orgId = owner.orgId();
            return session.print(view(), session.landlord().apiKeys().get(session.caller(), orgId, keyId));
        }
    }

    @Command(
            name = "rotate",
            description = "Creates a new key with the same name and scopes, prints its token once, and expires the old"
                    + " key.",
            footer = {
                "",
                "Saved copies of the old token are replaced: in the contexts of landlord login and, for the",
                "administrator key, in the key file next to the database.",
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
                paramLabel = "DURATION",
                description = "Time until the old key expires, such as 1h. 0s expires it immediately. Maximum: 30d.")
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
            // Printed first: the token cannot be shown again if saving it fails.
            ExitCode printed = printIssued(session, issued);
            for (ContextName context : contexts.replaceToken(keyId, issued.token())) {
                session.report("updated the token of context " + context);
            }
            return printed;
        }
    }

    @Command(name = "revoke", description = "Revokes a key immediately and permanently.")
    static final class Revoke implements CliCommand {

        @Mixin
        private KeyOwnerOptions owner;

        @Parameters(paramLabel = "KEY", description = "Key id.")
        private KeyId keyId;

        @Mixin
        private YesOption yes;

        @Override
        public ExitCode run(Session session) {
            OrgId orgId = owner.orgId();
            if (!yes.confirmed(session, "Revoke key " + keyId + " permanently?")) {
                session.report("nothing was revoked");
                return ExitCode.FAILURE;
            }
            session.landlord().apiKeys().revoke(session.caller(), orgId, keyId, Precondition.none());
            return session.report("revoked key " + keyId);
        }
    }

    @Command(
            name = "recover",
            description = "Creates an administrator key. Requires write access to the database file, but no key.",
            footer = {"", "Example:", "  landlord key recover --db data/landlord.db"})
    static final class Recover implements CliCommand {

        @Override
        public ExitCode run(Session session) {
            AdminBootstrap bootstrap = session.bootstrap();
            if (bootstrap == null) {
                throw new InvalidArguments("key recover requires a database file, not a server: use --db");
            }
            ApiKeyToken token = bootstrap.recover();
            if (session.format().isTable()) {
                session.printLine(token.reveal());
            } else {
                session.print(tokenView(), token);
            }
            return session.report("created administrator key " + token.keyId()
                    + "; its token is also in the key file next to the database");
        }
    }
}
