package org.landlord.adapter.cli.usage;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.word;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.PagedIterable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.VoidReason;
import org.landlord.port.in.Stages;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.VoidUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord usage`.
@Command(name = "usage", description = "Records, lists, summarizes and imports usage.")
public final class UsageCommand implements CommandGroup {

    /// The fields of a line of a summary.
    ///
    /// @param byProject true for one line per project
    /// @param byBucket true for one line per time bucket
    public static View<UsageTotal> summaryView(boolean byProject, boolean byBucket) {
        List<Field<UsageTotal>> fields = new ArrayList<>();
        fields.add(detail("orgId", UsageTotal::orgId));
        fields.add(id("metric", UsageTotal::metric));
        fields.add(word("unit", UsageTotal::unit));
        if (byProject) {
            fields.add(id("projectId", UsageTotal::projectId));
        }
        if (byBucket) {
            fields.add(Field.<UsageTotal>time("bucketStart", UsageTotal::bucketStart)
                    .weighing(Field.Weight.KEY));
        }
        fields.add(Field.<UsageTotal>sum("quantity", UsageTotal::quantity).weighing(Field.Weight.KEY));
        return new View<>(fields);
    }

    /// The fields of a line of the largest usage.
    ///
    /// @param byProject true for lines of projects
    static View<UsageTotal> topView(boolean byProject) {
        List<Field<UsageTotal>> fields = new ArrayList<>();
        fields.add(id("orgId", UsageTotal::orgId));
        if (byProject) {
            fields.add(id("projectId", UsageTotal::projectId));
        }
        fields.add(id("metric", UsageTotal::metric));
        fields.add(word("unit", UsageTotal::unit));
        fields.add(Field.<UsageTotal>sum("quantity", UsageTotal::quantity).weighing(Field.Weight.KEY));
        return new View<>(fields);
    }

    @Override
    public List<Object> commands() {
        return List.of(
                new RecordEvent(),
                new Get(),
                new VoidEvent(),
                new UsageListCommand(),
                new Summary(),
                new UsageTopCommand(),
                new UsageImportCommand(),
                new UsageSettingsCommand());
    }

    @Command(
            name = "record",
            description =
                    "Records a usage event. Idempotent with --id. Exits with 3 and records nothing if a hard limit"
                            + " would be exceeded.",
            footer = {
                "",
                "Example:",
                "  landlord usage record --org org_acme --project project_app \\",
                "      --metric agent_runtime_ms --unit ms --quantity 42000 --run run_123"
            })
    static final class RecordEvent implements CliCommand {

        @Mixin
        private OrgOption org;

        @Mixin
        private ProjectOption project;

        @Option(names = "--metric", required = true, paramLabel = "METRIC", description = "Metric of the usage.")
        private Label metric;

        @Option(names = "--quantity", required = true, paramLabel = "QUANTITY", description = "Quantity used.")
        private Quantity quantity;

        @Option(names = "--unit", paramLabel = "UNIT", description = "Unit of the quantity. Default: count.")
        private @Nullable Label unit;

        @Option(names = "--run", paramLabel = "RUN", description = "Id of the run that caused the usage.")
        private @Nullable RunId runId;

        @Option(names = "--id", paramLabel = "ID", description = "Event id. Default: generated.")
        private @Nullable EventId eventId;

        @Option(names = "--at", paramLabel = "TIME", description = "Time of the usage. Default: now.")
        private @Nullable Instant observedAt;

        @Mixin
        private MetadataOption metadata;

        @Mixin
        private HardLimitsOption hardLimits;

        @Option(names = "--dry-run", description = "Show the result without recording anything.")
        private boolean dryRun;

        @Override
        public ExitCode run(Session session) {
            RecordUsage command = new RecordUsage(
                    eventId, project.id(), runId, metric, quantity, unit, observedAt, metadata.metadata());
            Usage usage = session.landlord().usage();
            RecordedUsage recorded = dryRun
                    ? usage.dryRun(session.caller(), org.id(), command, hardLimits.value())
                    : Stages.await(usage.recordAsync(session.caller(), org.id(), command, hardLimits.value()));
            if (dryRun) {
                session.report("dry run: nothing was recorded");
            }
            if (recorded.duplicate()) {
                session.report(
                        "event " + recorded.event().eventId() + " was already recorded and is not counted again");
            }
            session.warn(recorded.warnings());
            return session.print(UsageListCommand.view(), recorded.event());
        }
    }

    @Command(name = "get", description = "Shows a usage event.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "EVENT", description = "Event id.")
        private EventId eventId;

        @Override
        public ExitCode run(Session session) {
            return session.print(
                    UsageListCommand.view(), session.landlord().usage().get(session.caller(), org.id(), eventId));
        }
    }

    @Command(
            name = "void",
            description = "Voids a usage event: it stays in the ledger but no longer counts.",
            footer = {"", "Example:", "  landlord usage void evt_1 --org org_acme --reason 'recorded by a test'"})
    static final class VoidEvent implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "EVENT", description = "Event id.")
        private EventId eventId;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Reason, kept in the ledger.")
        private VoidReason reason;

        @Override
        public ExitCode run(Session session) {
            VoidUsage command = new VoidUsage(org.id(), eventId, reason);
            return session.print(
                    UsageListCommand.view(), session.landlord().usage().voidEvent(session.caller(), command));
        }
    }

    @Command(
            name = "summary",
            description = "Sums usage by metric and unit.",
            footer = {
                "",
                "Examples:",
                "  landlord usage summary --org org_acme --group-by project --bucket day --since 2026-11-01",
                "  landlord usage summary --org org_acme --bucket month --time-zone Europe/Berlin",
                "  landlord usage summary --org org_acme --run run_7f --bucket minute"
            })
    static final class Summary implements CliCommand {

        private static final String BY_PROJECT = "project";

        /// The values of `--group-by`, for shell completion.
        static final class Groups implements Iterable<String> {

            @Override
            public Iterator<String> iterator() {
                return List.of(BY_PROJECT).iterator();
            }
        }

        @Mixin
        private OrgOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Filter by project.")
        private @Nullable ProjectId projectId;

        @Option(names = "--metric", paramLabel = "METRIC", description = "Filter by metric.")
        private @Nullable Label metric;

        @Option(names = "--run", paramLabel = "RUN", description = "Filter by run.")
        private @Nullable RunId runId;

        @Mixin
        private WindowOptions window;

        @Option(
                names = "--group-by",
                paramLabel = "GROUP",
                completionCandidates = Groups.class,
                description = "project: one line per project.")
        private @Nullable String groupBy;

        @Option(
                names = "--bucket",
                paramLabel = "BUCKET",
                description = "minute, hour, day, week or month: one line per minute, hour, day, week (from Monday)"
                        + " or month with usage.")
        private @Nullable Bucket bucket;

        @Option(
                names = "--time-zone",
                paramLabel = "ZONE",
                description = "Time zone in which days, weeks and months start, such as Europe/Berlin. Default: UTC.")
        private @Nullable ZoneId timeZone;

        @Option(
                names = "--as-of",
                paramLabel = "TIME",
                description = "State of the ledger at this time: ignores events recorded or voided later.")
        private @Nullable Instant asOf;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            if (groupBy != null && !groupBy.equals(BY_PROJECT)) {
                throw new InvalidArguments("--group-by must be " + BY_PROJECT);
            }
            boolean byProject = groupBy != null;
            SummarizeUsage query = new SummarizeUsage(
                    org.id(), projectId, metric, runId, window.window(), byProject, bucket, timeZone, asOf);
            return session.printAll(
                    summaryView(byProject, bucket != null),
                    PagedIterable.of(
                            limit.count(),
                            page -> session.landlord().usage().summarize(session.caller(), query, page)));
        }
    }
}
