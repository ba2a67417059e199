package org.landlord.adapter.cli.identity;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.IfAbsentOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.TimeExpression;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.identity.CertificateStatus;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderTest;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.identity.ListPlatformIdentityProviders;
import org.landlord.port.in.identity.PutIdentityProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord idp`.
@Command(name = "idp", description = "Manages the identity providers of an organization.")
public final class IdpCommand implements CommandGroup {

    /// The fields of an identity provider and its certificate.
    static View<IdentityProviderView> view() {
        return new View<>(Stream.concat(
                        storedView().fields().stream().map(field -> field.within(IdentityProviderView::provider)),
                        Stream.of(Field.<IdentityProviderView, ProviderCertificate>nested(
                                        "certificate", certificateView(), IdentityProviderView::certificate)
                                .highlightedIf(view -> warning(view) != null)))
                .toList());
    }

    private static View<ProviderCertificate> certificateView() {
        return View.of(
                word("status", certificate -> certificate.status().label()),
                time("notAfter", ProviderCertificate::notAfter),
                time("notBefore", ProviderCertificate::notBefore),
                text("subject", ProviderCertificate::subject),
                text("fingerprint", ProviderCertificate::fingerprint),
                text("detail", ProviderCertificate::detail));
    }

    /// A warning if the certificate expires within 30 days, or is not valid; null if there is none.
    private static @Nullable String warning(IdentityProviderView view) {
        ProviderCertificate certificate = view.certificate();
        return certificate == null
                        || certificate.notAfter() == null
                        || certificate.status() == CertificateStatus.VALID
                        || !view.provider().status().equals(IdentityProvider.DEFAULT_STATUS)
                ? null
                : "identity provider " + view.provider().providerId() + " of "
                        + view.provider().orgId() + ": " + certificate.detail();
    }

    private static void warn(Session session, List<IdentityProviderView> views) {
        session.warn(
                views.stream().map(IdpCommand::warning).filter(Objects::nonNull).toList());
    }

    /// The fields of an identity provider.
    public static View<IdentityProvider> storedView() {
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
        return List.of(new Create(), new Put(), new ListAll(), new Get(), new Test(), new Delete());
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
                "      --certificate-ref file:okta.pem"
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

    @Command(
            name = "list",
            description = "Lists identity providers by id: those of an organization or of all organizations.",
            footer = {
                "",
                "Warns of certificates that expire within 30 days. --all-orgs requires the permission platform:read.",
                "",
                "Examples:",
                "  landlord idp list --org org_acme",
                "  landlord idp list --all-orgs --certificate-expires-in 30d"
            })
    static final class ListAll extends ListCommand<IdentityProviderView> {

        @Option(names = OrgOption.NAME, paramLabel = "ORG", description = OrgOption.DESCRIPTION)
        private @Nullable OrgId orgId;

        @Option(
                names = "--all-orgs",
                description = "Providers of all organizations. Overrides --org and " + OrgOption.VARIABLE + ".")
        private boolean allOrgs;

        @Option(
                names = "--certificate-expires-in",
                paramLabel = "DURATION",
                description = "With --all-orgs, only SAML providers whose certificate expires within this time, such as"
                        + " 30d, has expired, or cannot be read.")
        private @Nullable Duration certificateExpiresIn;

        @Option(names = "--status", paramLabel = "STATUS", description = "Filter by status.")
        private @Nullable Label status;

        private @Nullable Instant expiresBefore;

        ListAll() {
            super(IdpCommand::view);
        }

        @Override
        protected Page<IdentityProviderView> fetch(Session session, PageRequest page) {
            Page<IdentityProviderView> providers = providers(session, page);
            warn(session, providers.items());
            return providers;
        }

        private Page<IdentityProviderView> providers(Session session, PageRequest page) {
            IdentityProviders all = session.landlord().identityProviders();
            if (allOrgs) {
                return all.listAll(session.caller(), new ListPlatformIdentityProviders(status, expiresBefore()), page);
            }
            if (certificateExpiresIn != null) {
                throw new InvalidArguments("--certificate-expires-in requires --all-orgs");
            }
            if (orgId == null) {
                throw new InvalidArguments("missing option --org=ORG or --all-orgs");
            }
            return all.list(session.caller(), orgId, status, page);
        }

        /// The same for all pages: a cursor belongs to the filters of its list.
        private @Nullable Instant expiresBefore() {
            if (certificateExpiresIn == null) {
                return null;
            }
            Instant known = expiresBefore;
            if (known == null) {
                known = TimeExpression.of("now").first().plus(certificateExpiresIn);
                expiresBefore = known;
            }
            return known;
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
            IdentityProviderView provider =
                    session.landlord().identityProviders().get(session.caller(), org.id(), providerId);
            warn(session, List.of(provider));
            return session.print(view(), provider);
        }
    }

    @Command(
            name = "test",
            description = "Tests whether users can sign in with an identity provider.",
            footer = {
                "",
                "A server asks an OpenID provider for its documents. Exits with 7 if there is a problem.",
                "",
                "Example:",
                "  landlord idp test idp_okta --org org_acme"
            })
    static final class Test implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "PROVIDER", description = "Provider id.")
        private ProviderId providerId;

        private static View<ProviderFinding> view() {
            return View.of(
                    word("aspect", finding -> finding.aspect().label()),
                    word("outcome", finding -> finding.outcome().label()),
                    text("detail", ProviderFinding::detail));
        }

        @Override
        public ExitCode run(Session session) {
            ProviderTest test = session.landlord().identityProviders().test(session.caller(), org.id(), providerId);
            session.printAll(view(), test.findings());
            return test.outcome() == Outcome.PROBLEM ? ExitCode.PROBLEM_FOUND : ExitCode.SUCCESS;
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
