package org.landlord.adapter.cli.usage;

import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.MetadataOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.ProjectOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Noun;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.VoidReason;
import org.landlord.port.in.Stages;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;
import org.landlord.port.in.usage.VoidUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord usage`: what was used.
@Command(name = "usage", description = "Usage: what was used.")
public final class UsageCommand implements Noun {

    @Override
    public List<Object> commands() {
        return List.of(
                new RecordEvent(),
                new VoidEvent(),
                new UsageListCommand(),
                new Summary(),
                new UsageImportCommand(),
                new UsageSettingsCommand());
    }

    @Command(
            name = "record",
            description = "Records usage. With an --id it is safe to repeat: it counts once. Ends with exit code 3 if"
                    + " a hard limit would be passed; then nothing is recorded.",
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

        @Option(names = "--metric", required = true, paramLabel = "METRIC", description = "What was used.")
        private Label metric;

        @Option(names = "--quantity", required = true, paramLabel = "QUANTITY", description = "How much.")
        private Quantity quantity;

        @Option(names = "--unit", paramLabel = "UNIT", description = "What the quantity counts; count by default.")
        private @Nullable Label unit;

        @Option(names = "--run", paramLabel = "RUN", description = "Id of the run of work that used it.")
        private @Nullable RunId runId;

        @Option(names = "--id", paramLabel = "ID", description = "Id of the event; Landlord makes one by default.")
        private @Nullable EventId eventId;

        @Option(names = "--at", paramLabel = "TIME", description = "When it was used; now by default.")
        private @Nullable Instant observedAt;

        @Mixin
        private MetadataOption metadata;

        @Mixin
        private HardLimitsOption hardLimits;

        @Override
        public ExitCode run(Session session) {
            RecordUsage command = new RecordUsage(
                    eventId, project.id(), runId, metric, quantity, unit, observedAt, metadata.metadata());
            RecordedUsage recorded = Stages.await(
                    session.landlord().usage().recordAsync(session.caller(), org.id(), command, hardLimits.value()));
            if (recorded.duplicate()) {
                session.say("event " + recorded.event().eventId() + " was recorded before and is not counted again");
            }
            session.warn(recorded.warnings());
            return session.print(UsageViews.USAGE_EVENT, recorded.event());
        }
    }

    @Command(
            name = "void",
            description = "Reverses an event: it stays in the ledger and counts in no sum from now on.",
            footer = {"", "Example:", "  landlord usage void evt_1 --org org_acme --reason 'recorded by a test'"})
    static final class VoidEvent implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "EVENT", description = "Id of the event.")
        private EventId eventId;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why, for whoever reads the ledger later.")
        private VoidReason reason;

        @Override
        public ExitCode run(Session session) {
            VoidUsage command = new VoidUsage(org.id(), eventId, reason);
            return session.print(
                    UsageViews.USAGE_EVENT, session.landlord().usage().voidEvent(session.caller(), command));
        }
    }

    @Command(
            name = "summary",
            description = "Sums usage up, by metric and unit.",
            footer = {
                "",
                "Example:",
                "  landlord usage summary --org org_acme --group-by project --bucket day --since 2026-11-01T00:00:00Z"
            })
    static final class Summary implements CliCommand {

        private static final String BY_PROJECT = "project";

        /// The labels of the buckets, for shell completion.
        static final class Buckets implements Iterable<String> {
            @Override
            public Iterator<String> iterator() {
                return Arrays.stream(Bucket.values()).map(Bucket::label).iterator();
            }
        }

        /// What a summary can be grouped by, for shell completion.
        static final class Groups implements Iterable<String> {
            @Override
            public Iterator<String> iterator() {
                return List.of(BY_PROJECT).iterator();
            }
        }

        @Mixin
        private OrgOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Of this project only.")
        private @Nullable ProjectId projectId;

        @Option(names = "--metric", paramLabel = "METRIC", description = "Of this metric only.")
        private @Nullable Label metric;

        @Mixin
        private WindowOptions window;

        @Option(
                names = "--group-by",
                paramLabel = "GROUP",
                completionCandidates = Groups.class,
                description = "project: a line for each project.")
        private @Nullable String groupBy;

        @Option(
                names = "--bucket",
                paramLabel = "BUCKET",
                completionCandidates = Buckets.class,
                description = "hour or day: a line for each in which something was used.")
        private @Nullable Bucket bucket;

        @Option(
                names = "--as-of",
                paramLabel = "TIME",
                description = "As the ledger stood then: without what was recorded, or reversed, since.")
        private @Nullable Instant asOf;

        @Mixin
        private LimitOption limit;

        @Override
        public ExitCode run(Session session) {
            if (groupBy != null && !groupBy.equals(BY_PROJECT)) {
                throw new WrongUsage("--group-by must be " + BY_PROJECT);
            }
            boolean byProject = groupBy != null;
            SummarizeUsage query =
                    new SummarizeUsage(org.id(), projectId, metric, window.window(), byProject, bucket, asOf);
            return session.printAll(
                    UsageViews.total(byProject, bucket != null),
                    Pages.all(
                            limit.count(),
                            page -> session.landlord().usage().summarize(session.caller(), query, page)));
        }
    }
}
