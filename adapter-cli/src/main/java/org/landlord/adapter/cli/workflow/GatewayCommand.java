package org.landlord.adapter.cli.workflow;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

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
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.CreateGateway;
import org.landlord.port.in.workflow.GatewaySettings;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.Gateways;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord gateway`.
@Command(name = "gateway", description = "Manages workflow gateways of an organization or of the platform.")
public final class GatewayCommand implements CommandGroup {

    private static final String TOKEN =
            "Location of the token, never the token itself: env:NAME, an environment variable of the server whose name"
                    + " begins with " + TokenReference.VARIABLE_PREFIX + ", or file:NAME in its folder of secrets.";
    private static final String STATUS = "Status; only gateways with status active are used.";
    private static final String USAGE = "Usage that the gateway reports: output or event, the JSON pointer of a number,"
            + " metric and unit, such as output:/usage/tokens=tokens:token. Default unit: count. Repeatable.";

    private static final View<UsageMapping> MAPPING = View.of(
            word("source", mapping -> mapping.source().label()),
            text("pointer", UsageMapping::pointer),
            word("metric", UsageMapping::metric),
            word("unit", UsageMapping::unit));

    private static final View<Gateway> STORED = View.of(
            detail("orgId", gateway -> gateway.key().orgId()),
            id("gatewayId", gateway -> gateway.key().gatewayId()),
            text("name", Gateway::name),
            text("baseUrl", Gateway::baseUrl),
            detail("token", Gateway::token),
            word("status", Gateway::status),
            Field.<Gateway, UsageMapping>things("usage", MAPPING, Gateway::usage)
                    .weighing(Field.Weight.MINOR),
            time("createdAt", Gateway::createdAt),
            time("updatedAt", Gateway::updatedAt));

    /// The fields of a gateway and its health.
    static View<GatewayView> view() {
        return new View<>(Stream.concat(
                        STORED.fields().stream().map(field -> field.within(GatewayView::gateway)),
                        Stream.of(Field.<GatewayView, GatewayHealth>nested("health", Views.HEALTH, GatewayView::health)
                                .highlightedIf(
                                        view -> Views.isProblem(view.health().state()))))
                .toList());
    }

    private static final Field<Reconciliation> FINDINGS = Field.texts("findings", Reconciliation::findings);

    private static final View<Reconciliation> CHECK = View.of(
            Field.nested("gateway", Views.GATEWAY_KEY, Reconciliation::gateway),
            Field.nested("health", Views.HEALTH, Reconciliation::health),
            Field.number("runs", Reconciliation::runs),
            Field.number("approvals", Reconciliation::approvals),
            FINDINGS);

    @Override
    public List<Object> commands() {
        return List.of(new Add(), new ListAll(), new Get(), new Update(), new Check(), new Remove());
    }

    @Command(
            name = "add",
            description = "Adds a gateway for one organization, or for all of them.",
            footer = {
                "",
                "A gateway of the platform is available to all organizations. A gateway of an organization whose token is in an",
                "environment variable requires the permission platform:write.",
                "",
                "Examples:",
                "  landlord gateway add --platform --id main --name Main --url http://127.0.0.1:7331 \\",
                "      --token-ref env:LANDLORD_GATEWAY_TOKEN_MAIN --usage output:/usage/tokens=tokens:token",
                "  landlord gateway add --org org_acme --name Agents --url https://agents.acme.example \\",
                "      --token-ref file:acme-agents"
            })
    static final class Add implements CliCommand {

        @Mixin
        private GatewayOwnerOptions owner;

        @Option(names = "--id", paramLabel = "ID", description = "Gateway id. Default: generated.")
        private @Nullable GatewayId gatewayId;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Display name.")
        private Name name;

        @Option(
                names = "--url",
                required = true,
                paramLabel = "URL",
                description = "Base URL. The paths of the gateway are appended to it.")
        private GatewayUrl url;

        @Option(names = "--token-ref", paramLabel = "REF", description = TOKEN + " Default: no token.")
        private @Nullable TokenReference token;

        @Option(names = "--status", paramLabel = "STATUS", description = STATUS + " Default: active.")
        private @Nullable Label status;

        @Option(names = "--usage", paramLabel = "MAPPING", description = USAGE)
        private @Nullable List<UsageMapping> usage;

        @Override
        public ExitCode run(Session session) {
            GatewaySettings settings = new GatewaySettings(name, url, token, status, usage == null ? List.of() : usage);
            CreateGateway command = new CreateGateway(owner.orgId(), gatewayId, settings);
            return session.print(view(), session.landlord().gateways().create(session.caller(), command));
        }
    }

    @Command(
            name = "list",
            description = "Lists the gateways of an organization or of the platform by id, with their health.",
            footer = {
                "",
                "An organization can use its own gateways and those of the platform.",
                "",
                "Examples:",
                "  landlord gateway list --platform",
                "  landlord gateway list --org org_acme"
            })
    static final class ListAll extends ListCommand<GatewayView> {

        @Mixin
        private GatewayOwnerOptions owner;

        ListAll() {
            super(GatewayCommand::view);
        }

        @Override
        protected Page<GatewayView> fetch(Session session, PageRequest page) {
            return session.landlord().gateways().list(session.caller(), owner.orgId(), page);
        }
    }

    @Command(name = "get", description = "Shows a gateway and its health.")
    static final class Get implements CliCommand {

        @Mixin
        private GatewayOwnerOptions owner;

        @Parameters(paramLabel = "GATEWAY", description = "Gateway id.")
        private GatewayId gatewayId;

        @Override
        public ExitCode run(Session session) {
            GatewayKey key = owner.key(gatewayId);
            return session.print(view(), session.landlord().gateways().get(session.caller(), key));
        }
    }

    @Command(
            name = "update",
            description = "Updates a gateway. Omitted settings are unchanged.",
            footer = {
                "",
                "The URL cannot change while a run at the gateway has not ended.",
                "",
                "Examples:",
                "  landlord gateway update main --platform --status maintenance",
                "  landlord gateway update main --platform --usage output:/usage/tokens=tokens:token \\",
                "      --usage event:/tokens=tokens:token"
            })
    static final class Update implements CliCommand {

        @Mixin
        private GatewayOwnerOptions owner;

        @Parameters(paramLabel = "GATEWAY", description = "Gateway id.")
        private GatewayId gatewayId;

        @Option(names = "--name", paramLabel = "NAME", description = "New display name.")
        private @Nullable Name name;

        @Option(names = "--url", paramLabel = "URL", description = "New base URL.")
        private @Nullable GatewayUrl url;

        @Option(names = "--token-ref", paramLabel = "REF", description = TOKEN)
        private @Nullable TokenReference token;

        @Option(names = "--no-token", description = "The gateway needs no token.")
        private boolean noToken;

        @Option(names = "--status", paramLabel = "STATUS", description = STATUS)
        private @Nullable Label status;

        @Option(names = "--usage", paramLabel = "MAPPING", description = USAGE + " Replaces all mappings.")
        private @Nullable List<UsageMapping> usage;

        @Option(names = "--no-usage", description = "Read no usage from what the gateway reports.")
        private boolean noUsage;

        @Override
        public ExitCode run(Session session) {
            GatewayKey key = owner.key(gatewayId);
            requireChange();
            Gateways gateways = session.landlord().gateways();
            GatewayView before = gateways.get(session.caller(), key);
            Precondition unchanged = new Precondition.AnyOf(Set.of(before.version()));
            PutGateway command = new PutGateway(key, changed(before.gateway()), unchanged);
            return session.printUpserted(view(), gateways.put(session.caller(), command));
        }

        private void requireChange() {
            if (noToken && token != null) {
                throw new InvalidArguments("--token-ref and --no-token are mutually exclusive");
            }
            if (noUsage && usage != null) {
                throw new InvalidArguments("--usage and --no-usage are mutually exclusive");
            }
            boolean changesNothing =
                    name == null && url == null && token == null && status == null && usage == null && !noToken;
            if (changesNothing && !noUsage) {
                throw new InvalidArguments("nothing to update: set --name, --url, --token-ref, --status or --usage");
            }
        }

        private GatewaySettings changed(Gateway before) {
            TokenReference kept = token == null ? before.token() : token;
            List<UsageMapping> mappings = usage == null ? before.usage() : usage;
            return new GatewaySettings(
                    name == null ? before.name() : name,
                    url == null ? before.baseUrl() : url,
                    noToken ? null : kept,
                    status == null ? before.status() : status,
                    noUsage ? List.of() : mappings);
        }
    }

    @Command(
            name = "check",
            description = "Asks a gateway for its health, and compares its runs and approvals with the records.",
            footer = {
                "",
                "Prints the health, and the differences that were found and corrected. Exits with 7 unless the gateway is up.",
                "Takes some seconds.",
                "",
                "Example:",
                "  landlord gateway check main --platform"
            })
    static final class Check implements CliCommand {

        @Mixin
        private GatewayOwnerOptions owner;

        @Parameters(paramLabel = "GATEWAY", description = "Gateway id.")
        private GatewayId gatewayId;

        /// In a table each finding is a line of its own.
        @Override
        public ExitCode run(Session session) {
            GatewayKey key = owner.key(gatewayId);
            Reconciliation found = session.landlord().gateways().check(session.caller(), key);
            if (session.format().isTable()) {
                session.print(
                        new View<>(CHECK.fields().stream()
                                .filter(field -> !field.equals(FINDINGS))
                                .toList()),
                        found);
                found.findings().forEach(finding -> session.printLine(Printers.printable("- " + finding)));
            } else {
                session.print(CHECK, found);
            }
            return found.health().state() == GatewayState.UP ? ExitCode.SUCCESS : ExitCode.PROBLEM_FOUND;
        }
    }

    @Command(
            name = "remove",
            description =
                    "Removes a gateway. Fails while a run at an active gateway has not ended. The runs at a gateway with"
                            + " another status are lost, and its approvals are withdrawn: it may be gone for good.")
    static final class Remove implements CliCommand {

        @Mixin
        private GatewayOwnerOptions owner;

        @Parameters(paramLabel = "GATEWAY", description = "Gateway id.")
        private GatewayId gatewayId;

        @Override
        public ExitCode run(Session session) {
            session.landlord().gateways().delete(session.caller(), owner.key(gatewayId), Precondition.none());
            return session.report("removed gateway " + gatewayId);
        }
    }
}
