package org.landlord.adapter.cli.audit;

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
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.ListAuditEvents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord audit list`: the events of one organization, or of the platform.
@Command(
        name = "list",
        description = "Lists the audit events of an organization by time, or those of the platform.",
        footer = {
            "",
            "With --after and --follow the events come by their sequence, which is the order in which they were",
            "written: an event that occurred long ago and is written late is not missed. With --follow it goes on",
            "with what comes, until Ctrl-C; JSON becomes a line for each event then.",
            "",
            "Examples:",
            "  landlord audit list --org org_acme --action usage_limit.upsert",
            "  landlord audit list --org org_acme --after 17 --follow -o ndjson | while read event; do …; done",
            "  landlord audit list --platform"
        })
final class AuditListCommand implements CliCommand {

    @Option(
            names = OrgOption.NAME,
            paramLabel = "ORG",
            description = "Id of the organization; by default what " + OrgOption.VARIABLE + " says.")
    private @Nullable OrgId orgId;

    @Option(names = "--platform", description = "The platform's own log: which organizations were deleted.")
    private boolean platform;

    @Option(names = "--action", paramLabel = "ACTION", description = "Of this action only.")
    private @Nullable Label action;

    @Option(names = "--actor", paramLabel = "ACTOR", description = "Of this actor only.")
    private @Nullable ActorId actorId;

    @Option(names = "--target-type", paramLabel = "TYPE", description = "About this kind of thing only.")
    private @Nullable Label targetType;

    @Option(names = "--target", paramLabel = "ID", description = "About this thing only.")
    private @Nullable TargetId targetId;

    @Option(names = "--project", paramLabel = "PROJECT", description = "In this project only.")
    private @Nullable ProjectId projectId;

    @Mixin
    private WindowOptions window;

    @Option(
            names = "--after",
            paramLabel = "SEQUENCE",
            description = "By sequence, and only what comes after the event with this one.")
    private @Nullable Long after;

    @Mixin
    private LimitOption limit;

    @Option(names = "--follow", description = "By sequence; look again every 2 seconds, and print what is new.")
    private boolean follow;

    @Override
    public ExitCode run(Session session) {
        return platform ? listPlatform(session) : list(session);
    }

    private ExitCode list(Session session) {
        if (orgId == null) {
            throw new WrongUsage("say whose log: give --org, set " + OrgOption.VARIABLE + ", or give --platform");
        }
        OrgId log = orgId;
        if (after == null && !follow) {
            return session.printAll(
                    AuditViews.AUDIT_EVENT,
                    Pages.all(limit.count(), page -> list(session, log, new AuditOrder.ByTime(), page)));
        }
        return EventFollower.print(
                session,
                AuditViews.AUDIT_EVENT,
                AuditEvent::sequence,
                (sequence, page) -> list(session, log, new AuditOrder.BySequence(sequence), page),
                from(),
                limit,
                follow);
    }

    private Page<AuditEvent> list(Session session, OrgId log, AuditOrder order, PageRequest page) {
        ListAuditEvents query =
                new ListAuditEvents(log, action, actorId, targetType, targetId, projectId, window.window(), order);
        return session.landlord().auditTrail().list(session.caller(), query, page);
    }

    private long from() {
        return after == null ? 0 : after;
    }

    private ExitCode listPlatform(Session session) {
        boolean filtered = action != null
                || actorId != null
                || targetType != null
                || targetId != null
                || projectId != null
                || window.since() != null
                || window.until() != null;
        if (filtered) {
            throw new WrongUsage("--platform lists the whole log: it goes with --limit, --after and --follow only");
        }
        return EventFollower.print(
                session,
                AuditViews.PLATFORM_AUDIT_EVENT,
                PlatformAuditEvent::sequence,
                (sequence, page) -> listPlatform(session, sequence, page),
                from(),
                limit,
                follow);
    }

    private static Page<PlatformAuditEvent> listPlatform(Session session, long sequence, PageRequest page) {
        return session.landlord().auditTrail().listPlatform(session.caller(), sequence, page);
    }
}
