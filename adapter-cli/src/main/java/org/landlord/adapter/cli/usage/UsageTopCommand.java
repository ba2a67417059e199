package org.landlord.adapter.cli.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.TimeExpression;
import org.landlord.domain.shared.Label;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.TopUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `landlord usage top`.
@Command(
        name = "top",
        description = "Lists the organizations or projects with the largest usage of a metric.",
        footer = {
            "",
            "Requires the permission platform:read. The time range consists of whole hours of UTC: --since is rounded",
            "down and --until is rounded up. Days are those of the local time zone.",
            "",
            "Examples:",
            "  landlord usage top --metric tokens --since 24h",
            "  landlord usage top --metric tokens --since 2026-11-01 --by project"
        })
final class UsageTopCommand implements CliCommand {

    private static final String BY_ORG = "org";
    private static final String BY_PROJECT = "project";

    /// The values of `--by`, for shell completion.
    static final class Choices implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of(BY_ORG, BY_PROJECT).iterator();
        }
    }

    @Option(names = "--metric", required = true, paramLabel = "METRIC", description = "Metric to sum.")
    private Label metric;

    @Option(names = "--unit", paramLabel = "UNIT", description = "Unit of the usage. Default: count.")
    private @Nullable Label unit;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Start of the time range, inclusive: 24h (24 hours ago), today, 2026-11-22 or"
                    + " 2026-11-22T15:04:05Z. Default: 30 days before the end.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "End of the time range, exclusive, in the same forms. A date includes the whole day. Default: the end of"
                            + " the present hour.")
    private @Nullable TimeExpression until;

    @Option(
            names = "--by",
            paramLabel = "BY",
            completionCandidates = Choices.class,
            description = "Sum the usage of each org or of each project. Default: org.")
    private String by = BY_ORG;

    @Option(names = "--limit", paramLabel = "N", description = "Maximum number of lines. Default: 50.")
    private int limit = PageRequest.DEFAULT_LIMIT;

    @Override
    public ExitCode run(Session session) {
        if (!by.equals(BY_ORG) && !by.equals(BY_PROJECT)) {
            throw new InvalidArguments("--by must be " + BY_ORG + " or " + BY_PROJECT);
        }
        boolean byProject = by.equals(BY_PROJECT);
        TopUsage query = new TopUsage(
                metric,
                unit,
                since == null ? null : since.truncatedTo(ChronoUnit.HOURS),
                until == null ? null : roundedUp(until.last()),
                byProject,
                limit);
        return session.printAll(
                UsageCommand.topView(byProject), session.landlord().usage().top(session.caller(), query));
    }

    private static Instant roundedUp(Instant instant) {
        Instant hour = instant.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(instant) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }
}
