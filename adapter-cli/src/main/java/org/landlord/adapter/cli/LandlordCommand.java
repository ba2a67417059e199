package org.landlord.adapter.cli;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.ContextCommand;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.access.KeyCommand;
import org.landlord.adapter.cli.access.LoginCommand;
import org.landlord.adapter.cli.access.LogoutCommand;
import org.landlord.adapter.cli.access.SessionCommand;
import org.landlord.adapter.cli.access.WhoAmICommand;
import org.landlord.adapter.cli.audit.AuditCommand;
import org.landlord.adapter.cli.billing.BillingCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.DatabaseLocation;
import org.landlord.adapter.cli.diagnostics.BackupCommand;
import org.landlord.adapter.cli.diagnostics.RestoreCommand;
import org.landlord.adapter.cli.diagnostics.ServerCommand;
import org.landlord.adapter.cli.identity.IdpCommand;
import org.landlord.adapter.cli.migration.ImportCommand;
import org.landlord.adapter.cli.migration.MigrateCommand;
import org.landlord.adapter.cli.option.ArgumentParsers;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.adapter.cli.option.GlobalOptions;
import org.landlord.adapter.cli.output.Columns;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.quota.DenialCommand;
import org.landlord.adapter.cli.quota.LimitCommand;
import org.landlord.adapter.cli.quota.QuotaEventCommand;
import org.landlord.adapter.cli.quota.ReservationCommand;
import org.landlord.adapter.cli.quota.StatusCommand;
import org.landlord.adapter.cli.secret.SecretRefCommand;
import org.landlord.adapter.cli.tenancy.MemberCommand;
import org.landlord.adapter.cli.tenancy.OrgCommand;
import org.landlord.adapter.cli.tenancy.ProjectCommand;
import org.landlord.adapter.cli.tenancy.TeamCommand;
import org.landlord.adapter.cli.usage.UsageCommand;
import org.landlord.adapter.cli.workflow.ApprovalCommand;
import org.landlord.adapter.cli.workflow.GatewayCommand;
import org.landlord.adapter.cli.workflow.RunCommand;
import org.landlord.adapter.cli.workflow.WorkflowCommand;
import org.landlord.domain.access.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The `landlord` command. Its options are accepted at every position of the command line.
@Command(
        name = "landlord",
        description = "The control plane of a multi-tenant service: tenants, limits, usage, audit.",
        footer = {
            "",
            "Commands use a server if one is selected or you are logged in to one, and a database file otherwise.",
            "",
            "Environment:",
            "  LANDLORD_DB        default of --db; data/landlord.db if unset",
            "  LANDLORD_SERVER    default of --server",
            "  LANDLORD_CONTEXT   default of --context",
            "  LANDLORD_TOKEN     default of --token",
            "  LANDLORD_ORG       default of --org",
            "  LANDLORD_OUTPUT    default of --output",
            "  LANDLORD_HOST      default of serve --host",
            "  LANDLORD_PORT      default of serve --port",
            "  LANDLORD_DEBUG=1   print stack traces of unexpected errors",
            "  NO_COLOR           disable colours and bold text, as does TERM=dumb",
            "  COLUMNS            width of the output",
            "",
            "Exit codes:",
            "  0 success            3 limit exceeded   6 conflict",
            "  1 failure            4 not found",
            "  2 invalid arguments  5 access denied    7 problem found (doctor, idp test, gateway check, import)",
            "",
            "Examples:",
            "  landlord org create --slug acme --name Acme",
            "  landlord usage record --org org_acme --metric tokens --quantity 42000",
            "  landlord limit check --org org_acme --metric tokens --period rolling-30d",
            "  landlord login --server http://127.0.0.1:8080",
            "  landlord org list -o yaml"
        })
final class LandlordCommand implements CommandGroup, GlobalOptions {

    static final String REASON = "--reason";

    private final Map<String, String> environment;
    private final ContextsFile contexts;

    @Option(
            names = "--db",
            scope = ScopeType.INHERIT,
            paramLabel = "DATABASE",
            description = "Use this database: a file, or a URL such as postgresql://user@host/name.")
    @Nullable
    DatabaseLocation db;

    @Option(
            names = "--server",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Use this server, such as http://127.0.0.1:8080.")
    @Nullable
    URI server;

    @Option(
            names = "--context",
            scope = ScopeType.INHERIT,
            paramLabel = "CONTEXT",
            description = "Use the server of this context (see landlord login).")
    @Nullable
    ContextName context;

    @Option(
            names = "--token",
            scope = ScopeType.INHERIT,
            paramLabel = "TOKEN",
            description = "API key or access token. Visible to other users: prefer landlord login or LANDLORD_TOKEN.")
    @Nullable
    String token;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            completionCandidates = OutputFormat.Labels.class,
            description = "Output format: table, wide, tsv, json, ndjson or yaml. Default: table on a terminal, json"
                    + " otherwise.")
    @Nullable
    OutputFormat output;

    /// [CommandTree] passes it on to the commands that have no `--reason` of their own.
    @Option(
            names = REASON,
            paramLabel = "TEXT",
            description = "Reason for a change, kept in its audit event: at most 200 characters.")
    @Nullable
    Reason reason;

    @Option(
            names = "--columns",
            scope = ScopeType.INHERIT,
            paramLabel = "NAMES",
            description = "Print only these fields, in this order, such as orgId,name.")
    @Nullable
    Columns columns;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Print help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            versionHelp = true,
            description = "Print the version.")
    boolean version;

    /// @param environment the environment variables, with defaults of options
    /// @param contexts the saved contexts
    LandlordCommand(Map<String, String> environment, ContextsFile contexts) {
        this.environment = environment;
        this.contexts = contexts;
    }

    @Override
    public @Nullable URI server() {
        return server != null
                ? server
                : TargetResolver.variable(TargetResolver.SERVER, ArgumentParsers::server, environment);
    }

    @Override
    public @Nullable ContextName context() {
        return context;
    }

    @Override
    public boolean hasToken() {
        return token != null;
    }

    @Override
    public List<Object> commands() {
        return List.of(
                new ServeCommand(),
                new InitCommand(),
                new OrgCommand(),
                new MemberCommand(),
                new TeamCommand(),
                new ProjectCommand(),
                new BillingCommand(),
                new IdpCommand(),
                new UsageCommand(),
                new LimitCommand(),
                new DenialCommand(),
                new StatusCommand(),
                new ServerCommand(),
                new ReservationCommand(),
                new QuotaEventCommand(),
                new SecretRefCommand(),
                new GatewayCommand(),
                new WorkflowCommand(),
                new RunCommand(),
                new ApprovalCommand(),
                new AuditCommand(),
                new KeyCommand(contexts),
                new SessionCommand(),
                new WhoAmICommand(),
                new LoginCommand(contexts, this),
                new LogoutCommand(contexts, this),
                new ContextCommand(contexts),
                new DoctorCommand(),
                new BackupCommand(),
                new RestoreCommand(),
                new ImportCommand(),
                new MigrateCommand(),
                new CompletionCommand(),
                new HelpCommand());
    }
}
