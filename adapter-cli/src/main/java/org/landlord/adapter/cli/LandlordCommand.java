package org.landlord.adapter.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.audit.AuditCommand;
import org.landlord.adapter.cli.billing.BillingCommand;
import org.landlord.adapter.cli.identity.IdpCommand;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.quota.LimitCommand;
import org.landlord.adapter.cli.quota.ReserveCommand;
import org.landlord.adapter.cli.secret.SecretCommand;
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
            "Commands work on a database file, or on a server if one is named.",
            "",
            "Environment:",
            "  LANDLORD_DB        the database, if there is no --db: data/landlord.db",
            "  LANDLORD_SERVER    the server, if there is neither --server nor --db",
            "  LANDLORD_TOKEN     the server's token, if there is no --token",
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
            "  landlord org list --server http://127.0.0.1:8080 -o yaml"
        })
final class LandlordCommand implements Noun {

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
            names = "--token",
            scope = ScopeType.INHERIT,
            paramLabel = "TOKEN",
            description = "Sign in to the server with this; better set LANDLORD_TOKEN, which others cannot see.")
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
                new DoctorCommand(),
                new CompletionCommand());
    }
}
