package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.sum;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.EventFollower;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.PagedIterable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.OrgOrAllOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.quota.ListAllQuotaEvents;
import org.landlord.port.in.quota.ListQuotaEvents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord quota-event`.
@Command(name = "quota-event", description = "Lists quota events: usage that crossed a threshold of a limit.")
public final class QuotaEventCommand implements CommandGroup {

    /// Percent.
    private static final int FULL = 100;

    /// The fields of a threshold event.
    public static View<QuotaEvent> view() {
        return view(Field.Weight.MINOR);
    }

    /// @param orgWeight of the column `orgId`: minor in the list of one organization
    private static View<QuotaEvent> view(Field.Weight orgWeight) {
        return View.of(
                Field.<QuotaEvent>number("sequence", QuotaEvent::sequence).weighing(Field.Weight.KEY),
                Field.<QuotaEvent>word("orgId", event -> event.limit().orgId()).weighing(orgWeight),
                word("projectId", event -> event.limit().projectId()),
                id("metric", event -> event.limit().metric()),
                word("unit", event -> event.limit().unit()),
                word("period", event -> event.limit().period().label()),
                Field.<QuotaEvent>number("threshold", QuotaEvent::threshold)
                        .weighing(Field.Weight.KEY)
                        .highlightedIf(event -> event.threshold() >= FULL && event.crossing() == ThresholdCrossing.UP),
                id("crossing", event -> event.crossing().label()),
                sum("usedQuantity", QuotaEvent::usedQuantity),
                quantity("limitQuantity", QuotaEvent::limitQuantity),
                Field.<QuotaEvent>time("occurredAt", QuotaEvent::occurredAt).weighing(Field.Weight.KEY));
    }

    @Override
    public List<Object> commands() {
        return List.of(new ListAll());
    }

    @Command(
            name = "list",
            description = "Lists quota events, newest first.",
            footer = {
                "",
                "--after and --follow list the oldest first. --follow waits for new events until Ctrl-C; json output then has",
                "one line per event, like ndjson.",
                "--all-orgs lists the events of all organizations, newest first.",
                "The server detects crossings caused by the passage of time every 20 seconds. On a database file",
                "without a server they are detected while --follow runs.",
                "",
                "Examples:",
                "  landlord quota-event list --org org_acme --metric tokens",
                "  landlord quota-event list --all-orgs --since 24h",
                "  landlord quota-event list --org org_acme --after 17 --follow -o ndjson | while read event; do …; done"
            })
    static final class ListAll extends Events {

        @Mixin
        private OrgOrAllOption org;

        @Mixin
        private WindowOptions window;

        @Override
        public ExitCode run(Session session) {
            OrgId orgId = org.orgId();
            if (orgId != null) {
                if (window.since() != null || window.until() != null) {
                    throw new InvalidArguments("--since and --until require --all-orgs");
                }
                return list(session, orgId);
            }
            org.requireOrgFor("--project, --order, --after and --follow", selectsWithinOrg());
            return session.printAll(
                    view(Field.Weight.KEY), PagedIterable.of(limit(), page -> fetchOfAll(session, page)));
        }

        private Page<QuotaEvent> fetchOfAll(Session session, PageRequest page) {
            ListAllQuotaEvents query = new ListAllQuotaEvents(metric(), window.window());
            return session.landlord().quotaEvents().listOfAll(session.caller(), query, page);
        }
    }

    /// The earlier name, `landlord limit events`.
    @Command(name = "events", description = "Earlier name of landlord quota-event list.", hidden = true)
    static final class EarlierName extends Events {

        @Mixin
        private OrgOption org;

        @Override
        public ExitCode run(Session session) {
            return list(session, org.id());
        }
    }

    /// The options of both.
    abstract static class Events implements CliCommand {

        @Option(names = "--project", paramLabel = "PROJECT", description = "Only events of limits of this project.")
        private @Nullable ProjectId projectId;

        @Option(names = "--metric", paramLabel = "METRIC", description = "Only events of limits on this metric.")
        private @Nullable Label metric;

        @Mixin
        private SequenceOrderOptions sequence;

        @Mixin
        private LimitOption limit;

        @Option(names = "--follow", description = "Poll for new events every 2 seconds.")
        private boolean follow;

        final @Nullable Label metric() {
            return metric;
        }

        final @Nullable Integer limit() {
            return limit.count();
        }

        /// True if an option was given that all organizations together do not have.
        final boolean selectsWithinOrg() {
            return projectId != null || sequence.isGiven() || follow;
        }

        final ExitCode list(Session session, OrgId orgId) {
            SequenceOrder order = sequence.order(follow);
            if (!follow) {
                return session.printAll(
                        view(), PagedIterable.of(limit.count(), page -> fetch(session, orgId, order, page)));
            }
            return EventFollower.follow(
                    session,
                    view(),
                    QuotaEvent::sequence,
                    (last, page) -> fetch(session, orgId, SequenceOrder.after(last), page),
                    sequence.from(),
                    limit,
                    session::recordCrossings);
        }

        private Page<QuotaEvent> fetch(Session session, OrgId orgId, SequenceOrder order, PageRequest page) {
            ListQuotaEvents query = new ListQuotaEvents(orgId, projectId, metric, order);
            return session.landlord().quotaEvents().list(session.caller(), query, page);
        }
    }
}
