package org.landlord.adapter.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.ContextCommand;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.access.KeyCommand;
import org.landlord.adapter.cli.access.LoginCommand;
import org.landlord.adapter.cli.access.LogoutCommand;
import org.landlord.adapter.cli.access.WhoAmICommand;
import org.landlord.adapter.cli.audit.AuditCommand;
import org.landlord.adapter.cli.billing.BillingCommand;
import org.landlord.adapter.cli.identity.IdpCommand;
import org.landlord.adapter.cli.option.CommonOptions;
import org.landlord.adapter.cli.option.ValueTypes;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.quota.LimitCommand;
import org.landlord.adapter.cli.quota.ReserveCommand;
import org.landlord.adapter.cli.secret.SecretCommand;
import org.landlord.adapter.cli.shared.ContextName;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.tenancy.MemberCommand;
import org.landlord.adapter.cli.tenancy.OrgCommand;
import org.landlord.adapter.cli.tenancy.ProjectCommand;
import org.landlord.adapter.cli.tenancy.TeamCommand;
import org.landlord.adapter.cli.usage.DoctorCommand;
import org.landlord.adapter.cli.usage.UsageCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The whole command line. Its options are understood before and after the noun and the verb.
@Command(
        name = "landlord",
        description = "The control plane of a multi-tenant service: tenants, limits, usage, audit.",
        footer = {
            "",
            "Commands work on a database file, or on a server if one is named or you are logged in to one.",
            "",
            "Environment:",
            "  LANDLORD_DB        the database, if there is no --db: data/landlord.db",
            "  LANDLORD_SERVER    the server, if there is neither --server nor --db",
            "  LANDLORD_CONTEXT   the context, if no server and no database is named",
            "  LANDLORD_TOKEN     your token, if there is no --token",
            "  LANDLORD_ORG       the organization, if there is no --org",
            "  LANDLORD_HOST      the address that serve listens on",
            "  LANDLORD_PORT      the port that serve listens on",
            "  LANDLORD_DEBUG=1   shows where an unexpected error comes from",
            "  NO_COLOR, COLUMNS  are respected",
            "",
            "Exit codes:",
            "  0 done         3 limit exceeded   6 conflict",
            "  1 failure      4 not found",
            "  2 wrong usage  5 not allowed",
            "",
            "Examples:",
            "  landlord org create --slug acme --name Acme",
            "  landlord usage record --org org_acme --metric tokens --quantity 42000",
            "  landlord limit check --org org_acme --metric tokens --period monthly",
            "  landlord login --server http://127.0.0.1:8080",
            "  landlord org list -o yaml"
        })
final class LandlordCommand implements Noun, CommonOptions {

    private final Map<String, String> environment;
    private final ContextsFile contexts;

    @Option(names = "--db", scope = ScopeType.INHERIT, paramLabel = "FILE", description = "Work on this database file.")
    @Nullable
    Path db;

    @Option(
            names = "--server",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Work on this server, such as http://127.0.0.1:8080.")
    @Nullable
    URI server;

    @Option(
            names = "--context",
            scope = ScopeType.INHERIT,
            paramLabel = "CONTEXT",
            description = "Work on the server that you logged in to under this name.")
    @Nullable
    ContextName context;

    @Option(
            names = "--token",
            scope = ScopeType.INHERIT,
            paramLabel = "TOKEN",
            description = "Say by this who you are; better log in or set LANDLORD_TOKEN, which others cannot see.")
    @Nullable
    String token;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            completionCandidates = OutputFormat.Labels.class,
            description = "table, json, ndjson or yaml; by default table on a terminal, json otherwise.")
    @Nullable
    OutputFormat output;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Explain this command.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            versionHelp = true,
            description = "Print the version.")
    boolean version;

    /// @param environment what is said there if no option says it
    /// @param contexts what the user has signed in to
    LandlordCommand(Map<String, String> environment, ContextsFile contexts) {
        this.environment = environment;
        this.contexts = contexts;
    }

    @Override
    public @Nullable URI server() {
        return server != null ? server : TargetChoice.variable(TargetChoice.SERVER, ValueTypes::server, environment);
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
                new OrgCommand(),
                new MemberCommand(),
                new TeamCommand(),
                new ProjectCommand(),
                new BillingCommand(),
                new IdpCommand(),
                new UsageCommand(),
                new LimitCommand(),
                new ReserveCommand(),
                new SecretCommand(),
                new AuditCommand(),
                new KeyCommand(contexts),
                new WhoAmICommand(),
                new LoginCommand(contexts, this),
                new LogoutCommand(contexts, this),
                new ContextCommand(contexts),
                new DoctorCommand(),
                new CompletionCommand());
    }
}
