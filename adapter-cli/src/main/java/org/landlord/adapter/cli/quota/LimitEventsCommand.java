package org.landlord.adapter.cli.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.EventFollower;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Pages;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.ListQuotaEvents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord limit events`: which thresholds were crossed.
@Command(
        name = "events",
        description = "Lists which thresholds of limits usage has crossed, in the order it was found.",
        footer = {
            "",
            "With --follow it goes on with what comes, until Ctrl-C; JSON becomes a line for each event then.",
            "Thresholds that are crossed because time goes by are found by the server every 20 seconds; on a",
            "database file without a server, as long as somebody follows.",
            "",
            "Examples:",
            "  landlord limit events --org org_acme --metric tokens",
            "  landlord limit events --org org_acme --after 17 --follow -o ndjson | while read event; do …; done"
        })
final class LimitEventsCommand implements CliCommand {

    @Mixin
    private OrgOption org;

    @Option(names = "--project", paramLabel = "PROJECT", description = "About limits of this project only.")
    private @Nullable ProjectId projectId;

    @Option(names = "--metric", paramLabel = "METRIC", description = "About limits on this metric only.")
    private @Nullable Label metric;

    @Option(
            names = "--after",
            paramLabel = "SEQUENCE",
            description = "Only what comes after the event with this sequence; all by default.")
    private @Nullable Long after;

    @Mixin
    private LimitOption limit;

    @Option(names = "--follow", description = "Look again every 2 seconds, and print what is new.")
    private boolean follow;

    @Override
    public ExitCode run(Session session) {
        long from = after == null ? 0 : after;
        if (!follow) {
            return session.printAll(
                    QuotaViews.QUOTA_EVENT, Pages.all(limit.count(), page -> list(session, from, page)));
        }
        if (limit.count() != null) {
            throw new WrongUsage("--limit and --follow do not go together: give one of them");
        }
        new EventFollower<>(
                        session::recordCrossings,
                        sequence -> list(session, sequence, new PageRequest(PageRequest.MAX_LIMIT, null)),
                        QuotaEvent::sequence,
                        session.printEndless(QuotaViews.QUOTA_EVENT),
                        session::say)
                .follow(from, EventFollower::sleep);
        return ExitCode.DONE;
    }

    private Page<QuotaEvent> list(Session session, long from, PageRequest page) {
        ListQuotaEvents query = new ListQuotaEvents(org.id(), projectId, metric, from);
        return session.landlord().quotaEvents().list(session.caller(), query, page);
    }
}
