package org.landlord.adapter.cli.identity;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.PutIdentityProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord idp`.
@Command(name = "idp", description = "Manages the identity providers of an organization.")
public final class IdpCommand implements CommandGroup {

    /// The fields of an identity provider.
    public static View<IdentityProvider> view() {
        return View.of(
                detail("orgId", IdentityProvider::orgId),
                id("providerId", IdentityProvider::providerId),
                word("type", provider -> provider.type().label()),
                text("issuer", IdentityProvider::issuer),
                text("ssoUrl", IdentityProvider::ssoUrl),
                text("certificateRef", IdentityProvider::certificateRef),
                word("clientId", IdentityProvider::clientId),
                text("audience", IdentityProvider::audience),
                text("status", IdentityProvider::status),
                json("metadata", IdentityProvider::metadata),
                time("createdAt", IdentityProvider::createdAt),
                time("updatedAt", IdentityProvider::updatedAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new Put(), new ListAll(), new Get(), new Delete());
    }

    @Command(
            name = "create",
            description = "Creates an identity provider.",
            footer = {
                "",
                "Example:",
                "  landlord idp create --org org_acme --type oidc --issuer https://id.acme.example --client-id landlord"
            })
    static final class Create implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--id", paramLabel = "ID", description = "Provider id. Default: generated.")
        private @Nullable ProviderId providerId;

        @Mixin
        private IdentityProviderOptions settings;

        @Override
        public ExitCode run(Session session) {
            CreateIdentityProvider command = new CreateIdentityProvider(org.id(), providerId, settings.settings());
            return session.print(view(), session.landlord().identityProviders().create(session.caller(), command));
        }
    }

    @Command(
            name = "put",
            description = "Creates or replaces an identity provider.",
            footer = {
                "",
                "Example:",
                "  landlord idp put idp_okta --org org_acme --type saml --issuer https://acme.okta.example \\",
                "      --certificate-ref vault://identity/acme-okta-cert"
            })
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROVIDER", description = "Provider id.")
        private ProviderId providerId;

        @Mixin
        private IdentityProviderOptions settings;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutIdentityProvider command =
                    new PutIdentityProvider(org.id(), providerId, settings.settings(), ifAbsent.precondition());
            return session.printUpserted(
                    view(), session.landlord().identityProviders().put(session.caller(), command));
        }
    }

    @Command(name = "list", description = "Lists the identity providers of an organization by id.")
    static final class ListAll extends ListCommand<IdentityProvider> {

        @Mixin
        private OrgOption org;

        @Option(names = "--status", paramLabel = "STATUS", description = "Filter by status.")
        private @Nullable Label status;

        ListAll() {
            super(IdpCommand::view);
        }

        @Override
        protected Page<IdentityProvider> fetch(Session session, PageRequest page) {
            return session.landlord().identityProviders().list(session.caller(), org.id(), status, page);
        }
    }

    @Command(name = "get", description = "Shows an identity provider.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROVIDER", description = "Provider id.")
        private ProviderId providerId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    view(), session.landlord().identityProviders().get(session.caller(), org.id(), providerId));
        }
    }

    @Command(name = "delete", description = "Deletes an identity provider.")
    static final class Delete implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROVIDER", description = "Provider id.")
        private ProviderId providerId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().identityProviders().delete(session.caller(), org.id(), providerId, Precondition.none());
            return session.report("deleted identity provider " + providerId);
        }
    }
}
