package org.landlord.adapter.cli.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.PutIdentityProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord idp`: where the people of an organization sign in.
@Command(name = "idp", description = "Identity providers: where people sign in.")
public final class IdpCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(new Create(), new Put(), new ListAll(), new Get(), new Delete());
    }

    @Command(
            name = "create",
            description = "Adds an identity provider.",
            footer = {
                "",
                "Example:",
                "  landlord idp create --org org_acme --type oidc --issuer https://id.acme.example --client-id landlord"
            })
    static final class Create implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--id", paramLabel = "ID", description = "Its id; Landlord makes one by default.")
        private @Nullable ProviderId providerId;

        @Mixin
        private SettingsOptions settings;

        @Override
        public ExitCode run(Session session) {
            CreateIdentityProvider command = new CreateIdentityProvider(org.id(), providerId, settings.settings());
            return session.print(
                    IdentityViews.IDENTITY_PROVIDER,
                    session.landlord().identityProviders().create(session.caller(), command));
        }
    }

    @Command(
            name = "put",
            description = "Adds an identity provider, or replaces the one that is there.",
            footer = {
                "",
                "Example:",
                "  landlord idp put idp_okta --org org_acme --type saml --issuer https://acme.okta.example \\",
                "      --certificate-ref vault://identity/acme-okta-cert"
            })
    static final class Put implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROVIDER", description = "Its id.")
        private ProviderId providerId;

        @Mixin
        private SettingsOptions settings;

        @Mixin
        private IfAbsentOption ifAbsent;

        @Override
        public ExitCode run(Session session) {
            PutIdentityProvider command =
                    new PutIdentityProvider(org.id(), providerId, settings.settings(), ifAbsent.precondition());
            return session.print(
                    IdentityViews.IDENTITY_PROVIDER,
                    session.landlord()
                            .identityProviders()
                            .put(session.caller(), command)
                            .value());
        }
    }

    @Command(name = "list", description = "Lists the identity providers by id.")
    static final class ListAll implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(names = "--status", paramLabel = "STATUS", description = "With this status only.")
        private @Nullable Label status;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            return session.printAll(
                    IdentityViews.IDENTITY_PROVIDER,
                    Pages.all(
                            limit.count(),
                            page -> session.landlord()
                                    .identityProviders()
                                    .list(session.caller(), org.id(), status, page)));
        }
    }

    @Command(name = "get", description = "Shows an identity provider.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROVIDER", description = "Its id.")
        private ProviderId providerId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    IdentityViews.IDENTITY_PROVIDER,
                    session.landlord().identityProviders().get(session.caller(), org.id(), providerId));
        }
    }

    @Command(name = "delete", description = "Removes an identity provider.")
    static final class Delete implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROVIDER", description = "Its id.")
        private ProviderId providerId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().identityProviders().delete(session.caller(), org.id(), providerId, Precondition.none());
            return session.say("deleted identity provider " + providerId);
        }
    }
}
