package org.landlord.adapter.cli.audit;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.audit.AuditText;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.audit.ListPlatformAuditEvents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord audit list`.
@Command(
        name = "list",
        description = "Lists the audit events of an organization, newest first, or those of the platform.",
        footer = {
            "",
            "--order sequence lists events in the order in which they were recorded, so that events recorded late",
            "are not missed. --after and --follow imply it. --follow waits for new events until Ctrl-C; json output",
            "then has one line per event, like ndjson.",
            "",
            "Tables of events of an organization have the column changes: the values before and after.",
            "",
            "Examples:",
            "  landlord audit list --org org_acme --action usage_limit.upsert",
            "  landlord audit list --org org_acme --since 24h --columns occurredAt,actorId,action,reason,changes",
            "  landlord audit list --org org_acme --text invoice",
            "  landlord audit list --org org_acme --after 17 --follow -o ndjson | while read event; do …; done",
            "  landlord audit list --platform --action org.delete --since 7d"
        })
final class AuditListCommand implements CliCommand {

    private static final String NEWEST_FIRST = "desc";
    private static final String OLDEST_FIRST = "asc";
    private static final String SEQUENCE = "sequence";

    /// The values of `--order`, for shell completion.
    static final class Orders implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of(OLDEST_FIRST, NEWEST_FIRST, SEQUENCE).iterator();
        }
    }

    @Option(names = OrgOption.NAME, paramLabel = "ORG", description = OrgOption.DESCRIPTION)
    private @Nullable OrgId orgId;

    @Option(names = "--platform", description = "List the audit log of the platform, such as deleted organizations.")
    private boolean platform;

    @Option(names = "--action", paramLabel = "ACTION", description = "Filter by action.")
    private @Nullable Label action;

    @Option(names = "--actor", paramLabel = "ACTOR", description = "Filter by actor.")
    private @Nullable ActorId actorId;

    @Option(names = "--target-type", paramLabel = "TYPE", description = "Filter by type of the target.")
    private @Nullable Label targetType;

    @Option(names = "--target", paramLabel = "ID", description = "Filter by target id.")
    private @Nullable TargetId targetId;

    @Option(names = "--project", paramLabel = "PROJECT", description = "Filter by project.")
    private @Nullable ProjectId projectId;

    @Option(names = "--request", paramLabel = "ID", description = "Filter by request id.")
    private @Nullable Label requestId;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Only events with this text in the action, actor, target id, reason or metadata. Upper and"
                    + " lower case of A to Z are the same.")
    private @Nullable AuditText text;

    @Mixin
    private WindowOptions window;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            completionCandidates = Orders.class,
            description = "desc: newest first; asc: oldest first; sequence: in the order of recording. Default: desc.")
    private @Nullable String order;

    @Option(
            names = "--after",
            paramLabel = "SEQUENCE",
            description = "Only events after this sequence number, in the order of recording.")
    private @Nullable Long after;

    @Mixin
    private LimitOption limit;

    @Option(names = "--follow", description = "Poll for new events every 2 seconds.")
    private boolean follow;

    /// The fields of an event of an organization.
    static View<AuditEvent> view() {
        return View.of(
                detail("orgId", AuditEvent::orgId),
                Field.<AuditEvent>number("sequence", AuditEvent::sequence).weighing(Field.Weight.KEY),
                detail("eventId", AuditEvent::eventId),
                detail("projectId", AuditEvent::projectId),
                word("actorId", AuditEvent::actorId),
                detail("actorKind", event -> label(event.actorKind())),
                detail("recordedBy", AuditEvent::recordedBy),
                detail("requestId", event -> event.origin().requestId()),
                detail("address", event -> event.origin().address()),
                detail("userAgent", event -> event.origin().userAgent()),
                detail("reason", event -> event.origin().reason()),
                word("action", AuditEvent::action),
                detail("targetType", AuditEvent::targetType),
                word("targetId", AuditEvent::targetId),
                Field.<AuditEvent>time("occurredAt", AuditEvent::occurredAt).weighing(Field.Weight.KEY),
                json("metadata", AuditEvent::metadata));
    }

    /// With the column `changes`, which repeats a member of the metadata in a form for people.
    private static View<AuditEvent> tableView() {
        List<Field<AuditEvent>> fields = new ArrayList<>(view().fields());
        fields.add(Field.text("changes", event -> ChangesText.of(event.metadata())));
        return new View<>(fields);
    }

    private static View<PlatformAuditEvent> platformView() {
        return View.of(
                Field.<PlatformAuditEvent>number("sequence", PlatformAuditEvent::sequence)
                        .weighing(Field.Weight.KEY),
                detail("eventId", PlatformAuditEvent::eventId),
                word("actorId", PlatformAuditEvent::actorId),
                detail("actorKind", event -> label(event.actorKind())),
                detail("requestId", event -> event.origin().requestId()),
                detail("address", event -> event.origin().address()),
                detail("userAgent", event -> event.origin().userAgent()),
                detail("reason", event -> event.origin().reason()),
                word("action", PlatformAuditEvent::action),
                detail("targetType", PlatformAuditEvent::targetType),
                word("targetId", PlatformAuditEvent::targetId),
                Field.<PlatformAuditEvent>time("occurredAt", PlatformAuditEvent::occurredAt)
                        .weighing(Field.Weight.KEY),
                json("metadata", PlatformAuditEvent::metadata));
    }

    static @Nullable String label(@Nullable ActorKind kind) {
        return kind == null ? null : kind.label();
    }

    @Override
    public ExitCode run(Session session) {
        return platform ? listPlatform(session) : list(session);
    }

    private ExitCode list(Session session) {
        if (orgId == null) {
            throw new InvalidArguments("select a log: set --org or " + OrgOption.VARIABLE + ", or use --platform");
        }
        if (follow && text != null) {
            throw new InvalidArguments("--text and --follow are mutually exclusive");
        }
        OrgId log = orgId;
        AuditOrder selected = order();
        View<AuditEvent> view = session.format().isTable() ? tableView() : view();
        if (selected instanceof AuditOrder.BySequence) {
            return EventFollower.print(
                    session,
                    view,
                    AuditEvent::sequence,
                    (sequence, page) -> fetch(session, log, new AuditOrder.BySequence(sequence), page),
                    from(),
                    limit,
                    follow);
        }
        return session.printAll(view, PagedIterable.of(limit.count(), page -> fetch(session, log, selected, page)));
    }

    private AuditOrder order() {
        boolean bySequence = after != null || follow;
        if (bySequence && order != null && !order.equals(SEQUENCE)) {
            throw new InvalidArguments("--after and --follow require --order " + SEQUENCE);
        }
        return switch (order == null ? (bySequence ? SEQUENCE : NEWEST_FIRST) : order) {
            case SEQUENCE -> new AuditOrder.BySequence(from());
            case OLDEST_FIRST -> new AuditOrder.ByTime();
            case NEWEST_FIRST -> new AuditOrder.NewestFirst();
            default -> throw new InvalidArguments("--order must be one of " + String.join(", ", new Orders()));
        };
    }

    private Page<AuditEvent> fetch(Session session, OrgId log, AuditOrder order, PageRequest page) {
        AuditQuery events =
                new AuditQuery(log, action, actorId, targetType, targetId, projectId, requestId, window.window());
        ListAuditEvents query = new ListAuditEvents(events, text, order);
        return session.landlord().auditTrail().list(session.caller(), query, page);
    }

    private long from() {
        return after == null ? 0 : after;
    }

    private ExitCode listPlatform(Session session) {
        if (targetType != null || targetId != null || projectId != null || requestId != null) {
            throw new InvalidArguments(
                    "--target-type, --target, --project and --request cannot be combined with --platform");
        }
        if (follow && !platformEvents(SequenceOrder.oldestFirst()).isOfAll()) {
            throw new InvalidArguments("--platform --follow cannot be combined with filters");
        }
        if (platformOrder() instanceof SequenceOrder.NewestFirst newestFirst) {
            return session.printAll(
                    platformView(), PagedIterable.of(limit.count(), page -> fetchPlatform(session, newestFirst, page)));
        }
        return EventFollower.print(
                session,
                platformView(),
                PlatformAuditEvent::sequence,
                (sequence, page) -> fetchPlatform(session, SequenceOrder.after(sequence), page),
                from(),
                limit,
                follow);
    }

    private ListPlatformAuditEvents platformEvents(SequenceOrder selected) {
        return new ListPlatformAuditEvents(action, actorId, window.window(), text, selected);
    }

    private Page<PlatformAuditEvent> fetchPlatform(Session session, SequenceOrder selected, PageRequest page) {
        return session.landlord().auditTrail().listPlatform(session.caller(), platformEvents(selected), page);
    }

    /// The events of the platform are recorded when they occur, so that oldest first is the order of recording.
    private SequenceOrder platformOrder() {
        return !OLDEST_FIRST.equals(order) && order() instanceof AuditOrder.NewestFirst
                ? SequenceOrder.newestFirst()
                : SequenceOrder.after(from());
    }
}
