package org.landlord.adapter.cli.usage;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.EventFollower;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.PagedIterable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Voiding;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.ListRecordedUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord usage list`.
@Command(
        name = "list",
        description = "Lists usage events by time of usage, newest first, or in the order of recording.",
        footer = {
            "",
            "--order recorded lists the ledger: each event with its sequence number in the order of recording, and",
            "again when it is voided, so that events recorded late are not missed. --after and --follow imply it.",
            "--follow waits for new events until Ctrl-C; json output then has one line per event, like ndjson.",
            "",
            "Examples:",
            "  landlord usage list --org org_acme --metric tokens --since 24h",
            "  landlord usage list --org org_acme --order recorded --after 17 -o ndjson"
        })
public final class UsageListCommand implements CliCommand {

    private static final String NEWEST_FIRST = "desc";
    private static final String OLDEST_FIRST = "asc";

    /// Earlier name of [#OLDEST_FIRST].
    private static final String TIME = "time";

    private static final String RECORDED = "recorded";

    /// The values of `--order`, for shell completion.
    static final class Orders implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of(OLDEST_FIRST, NEWEST_FIRST, RECORDED).iterator();
        }
    }

    @Mixin
    private OrgOption org;

    @Option(names = "--project", paramLabel = "PROJECT", description = "Filter by project.")
    private @Nullable ProjectId projectId;

    @Option(names = "--metric", paramLabel = "METRIC", description = "Filter by metric.")
    private @Nullable Label metric;

    @Option(names = "--unit", paramLabel = "UNIT", description = "Filter by unit.")
    private @Nullable Label unit;

    @Option(names = "--run", paramLabel = "RUN", description = "Filter by run.")
    private @Nullable RunId runId;

    @Mixin
    private WindowOptions window;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            completionCandidates = Orders.class,
            description =
                    "desc: newest first, by time of usage; asc: oldest first; recorded: in the order of recording."
                            + " Default: desc.")
    private @Nullable String order;

    @Option(
            names = "--after",
            paramLabel = "SEQUENCE",
            description = "Only events after this sequence number, in the order of recording.")
    private @Nullable Long after;

    @Mixin
    private LimitOption limit;

    @Option(names = "--follow", description = "Poll for new events every 2 seconds, in the order of recording.")
    private boolean follow;

    /// The fields of a usage event.
    public static View<UsageEvent> view() {
        return View.of(
                detail("orgId", UsageEvent::orgId),
                word("eventId", UsageEvent::eventId),
                word("projectId", UsageEvent::projectId),
                detail("runId", UsageEvent::runId),
                id("metric", UsageEvent::metric),
                Field.<UsageEvent>quantity("quantity", UsageEvent::quantity).weighing(Field.Weight.KEY),
                word("unit", UsageEvent::unit),
                Field.<UsageEvent>time("observedAt", UsageEvent::observedAt).weighing(Field.Weight.KEY),
                time("recordedAt", UsageEvent::recordedAt),
                json("metadata", UsageEvent::metadata),
                // As important as the unit: a voided event does not count.
                Field.<UsageEvent>time("voidedAt", event -> voiding(event, Voiding::voidedAt))
                        .weighing(Field.Weight.MAIN),
                Field.<UsageEvent>text("voidReason", event -> voiding(event, Voiding::reason))
                        .weighing(Field.Weight.MINOR));
    }

    private static View<LedgerEntry> ledgerView() {
        return new View<>(Stream.concat(
                        Stream.of(Field.<LedgerEntry>number("sequence", LedgerEntry::sequence)
                                .weighing(Field.Weight.KEY)),
                        view().fields().stream().map(field -> field.within(LedgerEntry::event)))
                .toList());
    }

    private static <T> @Nullable T voiding(UsageEvent event, Function<Voiding, T> field) {
        return event.voiding() == null ? null : field.apply(event.voiding());
    }

    @Override
    public ExitCode run(Session session) {
        boolean recorded = after != null || follow;
        if (recorded && order != null && !order.equals(RECORDED)) {
            throw new InvalidArguments("--after and --follow require --order " + RECORDED);
        }
        return switch (order == null ? (recorded ? RECORDED : NEWEST_FIRST) : order) {
            case RECORDED -> listRecorded(session);
            case OLDEST_FIRST, TIME -> listByTime(session, session.landlord().usage()::list);
            case NEWEST_FIRST -> listByTime(session, session.landlord().usage()::listNewestFirst);
            default -> throw new InvalidArguments("--order must be one of " + String.join(", ", new Orders()));
        };
    }

    /// A list of usage events in one order of time.
    @FunctionalInterface
    private interface Source {

        Page<UsageEvent> page(Caller caller, UsageQuery query, PageRequest page);
    }

    private ExitCode listByTime(Session session, Source source) {
        UsageQuery query = new UsageQuery(org.id(), projectId, metric, unit, runId, window.window());
        return session.printAll(
                view(), PagedIterable.of(limit.count(), page -> source.page(session.caller(), query, page)));
    }

    private ExitCode listRecorded(Session session) {
        boolean filtered = projectId != null
                || metric != null
                || unit != null
                || runId != null
                || window.since() != null
                || window.until() != null;
        if (filtered) {
            throw new InvalidArguments(
                    "--order " + RECORDED + " can be combined with --after, --limit and --follow only");
        }
        return EventFollower.print(
                session,
                ledgerView(),
                LedgerEntry::sequence,
                (sequence, page) -> session.landlord()
                        .usage()
                        .listRecorded(session.caller(), new ListRecordedUsage(org.id(), sequence), page),
                after == null ? 0 : after,
                limit,
                follow);
    }
}
