package org.landlord.adapter.cli.usage;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.EventFollower;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.ListRecordedUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord usage list`: the events of an organization.
@Command(
        name = "list",
        description = "Lists usage events by the time they were observed, or as they were recorded.",
        footer = {
            "",
            "With --order recorded the events come in the order in which they were recorded, each with its",
            "sequence, and once more where they were reversed: an event that was observed long ago and is recorded",
            "late is not missed. --after and --follow list in this order. With --follow it goes on with what comes,",
            "until Ctrl-C; JSON becomes a line for each event then.",
            "",
            "Examples:",
            "  landlord usage list --org org_acme --metric tokens --since 2026-11-01T00:00:00Z",
            "  landlord usage list --org org_acme --order recorded --after 17 -o ndjson"
        })
final class UsageListCommand implements CliCommand {

    private static final String TIME = "time";
    private static final String RECORDED = "recorded";

    /// The orders, for shell completion.
    static final class Orders implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(TIME, RECORDED).iterator();
        }
    }

    @Mixin
    private OrgOption org;

    @Option(names = "--project", paramLabel = "PROJECT", description = "Of this project only.")
    private @Nullable ProjectId projectId;

    @Option(names = "--metric", paramLabel = "METRIC", description = "Of this metric only.")
    private @Nullable Label metric;

    @Option(names = "--unit", paramLabel = "UNIT", description = "In this unit only.")
    private @Nullable Label unit;

    @Option(names = "--run", paramLabel = "RUN", description = "Of this run only.")
    private @Nullable RunId runId;

    @Mixin
    private WindowOptions window;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            completionCandidates = Orders.class,
            description = "time (by default): by when they were observed; recorded: as they were recorded.")
    private @Nullable String order;

    @Option(
            names = "--after",
            paramLabel = "SEQUENCE",
            description = "As recorded, and only what comes after the one with this sequence.")
    private @Nullable Long after;

    @Mixin
    private LimitOption limit;

    @Option(names = "--follow", description = "As recorded; look again every 2 seconds, and print what is new.")
    private boolean follow;

    @Override
    public ExitCode run(Session session) {
        return isAsRecorded() ? listRecorded(session) : listByTime(session);
    }

    private boolean isAsRecorded() {
        if (order != null && !order.equals(TIME) && !order.equals(RECORDED)) {
            throw new WrongUsage("--order must be " + TIME + " or " + RECORDED);
        }
        boolean implied = after != null || follow;
        if (implied && TIME.equals(order)) {
            throw new WrongUsage("--after and --follow go with --order " + RECORDED + " only");
        }
        return implied || RECORDED.equals(order);
    }

    private ExitCode listByTime(Session session) {
        UsageQuery query = new UsageQuery(org.id(), projectId, metric, unit, runId, window.window());
        return session.printAll(
                UsageViews.USAGE_EVENT,
                Pages.all(limit.count(), page -> session.landlord().usage().list(session.caller(), query, page)));
    }

    private ExitCode listRecorded(Session session) {
        boolean filtered = projectId != null
                || metric != null
                || unit != null
                || runId != null
                || window.since() != null
                || window.until() != null;
        if (filtered) {
            throw new WrongUsage("what is listed as it was recorded is listed whole: --order " + RECORDED
                    + " goes with --after, --limit and --follow only");
        }
        return EventFollower.print(
                session,
                UsageViews.LEDGER_ENTRY,
                LedgerEntry::sequence,
                (sequence, page) -> listRecorded(session, sequence, page),
                after == null ? 0 : after,
                limit,
                follow);
    }

    private Page<LedgerEntry> listRecorded(Session session, long sequence, PageRequest page) {
        return session.landlord()
                .usage()
                .listRecorded(session.caller(), new ListRecordedUsage(org.id(), sequence), page);
    }
}
