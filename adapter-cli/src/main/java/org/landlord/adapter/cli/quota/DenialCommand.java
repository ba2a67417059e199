package org.landlord.adapter.cli.quota;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.quantity;
import static org.landlord.adapter.cli.output.Field.sum;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.OrgOrAllOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.ListAllDenials;
import org.landlord.port.in.quota.ListDenials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord denial`.
@Command(name = "denial", description = "Shows requests that hard limits have refused.")
public final class DenialCommand implements CommandGroup {

    private static final View<LimitKey> LIMIT = View.of(
            id("orgId", LimitKey::orgId),
            id("projectId", LimitKey::projectId),
            id("metric", LimitKey::metric),
            id("unit", LimitKey::unit),
            id("period", limit -> limit.period().label()));

    private static final View<Refusal> REFUSAL = View.of(
            id("requestId", Refusal::requestId),
            time("refusedAt", Refusal::refusedAt),
            quantity("limitQuantity", Refusal::limitQuantity),
            time("windowStart", refusal -> refusal.window().since()),
            time("windowEnd", refusal -> refusal.window().until()),
            sum("usedQuantity", Refusal::usedQuantity),
            sum("reservedQuantity", Refusal::reservedQuantity),
            quantity("remainingQuantity", Refusal::remainingQuantity),
            sum("requestedQuantity", Refusal::requestedQuantity),
            time("resetAt", Refusal::resetAt));

    /// The fields of a denial.
    static View<Denial> view() {
        return View.of(
                Field.<Denial>number("sequence", Denial::sequence).weighing(Field.Weight.MINOR),
                Field.<Denial, LimitKey>nested(
                        "limit", LIMIT, denial -> denial.key().limit()),
                word("projectId", denial -> denial.key().projectId()),
                id("actorId", denial -> denial.key().actorId()),
                word("actorKind", DenialCommand::actorKind).weighing(Field.Weight.MINOR),
                time("minute", denial -> denial.key().minute()),
                Field.<Denial>number("count", Denial::count).weighing(Field.Weight.KEY),
                time("firstAt", Denial::firstAt),
                Field.<Denial>time("lastAt", Denial::lastAt).weighing(Field.Weight.KEY),
                Field.<Denial, Refusal>things("refusals", REFUSAL, Denial::refusals)
                        .weighing(Field.Weight.MINOR));
    }

    private static @Nullable String actorKind(Denial denial) {
        return denial.key().actorKind() == null
                ? null
                : denial.key().actorKind().label();
    }

    @Override
    public List<Object> commands() {
        return List.of(new ListAll(), new Explain());
    }

    @Command(
            name = "list",
            description = "Lists refused requests, newest first. The refusals of a minute with the same limit, project"
                    + " and caller are one line.",
            footer = {
                "",
                "Examples:",
                "  landlord denial list --org org_acme --metric tokens --limit 10",
                "  landlord denial list --all-orgs --since 24h"
            })
    static final class ListAll extends ListCommand<Denial> {

        @Mixin
        private OrgOrAllOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Only usage of this project.")
        private @Nullable ProjectId projectId;

        @Option(names = "--metric", paramLabel = "METRIC", description = "Only limits on this metric.")
        private @Nullable Label metric;

        @Option(names = "--unit", paramLabel = "UNIT", description = "Only limits in this unit.")
        private @Nullable Label unit;

        @Option(names = "--actor", paramLabel = "ACTOR", description = "Only this caller.")
        private @Nullable ActorId actorId;

        @Mixin
        private WindowOptions window;

        ListAll() {
            super(DenialCommand::view);
        }

        @Override
        protected Page<Denial> fetch(Session session, PageRequest page) {
            org.requireOrgFor("--project and --actor", projectId != null || actorId != null);
            Denials denials = session.landlord().denials();
            OrgId orgId = org.orgId();
            return orgId == null
                    ? denials.listOfAll(session.caller(), new ListAllDenials(metric, unit, window.window()), page)
                    : denials.list(
                            session.caller(),
                            new ListDenials(orgId, projectId, metric, unit, actorId, window.window()),
                            page);
        }
    }

    @Command(
            name = "explain",
            description = "Explains why a request was refused: by which limit, in which state, and what changes it.",
            footer = {
                "",
                "The request id is the requestId of the error, and the header X-Request-Id of the response. Of the",
                "refusals of a minute with the same limit, project and caller, the last 20 request ids are kept.",
                "",
                "Example:",
                "  landlord denial explain 01kamb3q1rz8xw2v4n5t6y7h9q --org org_acme"
            })
    static final class Explain implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "REQUEST", description = "Request id.")
        private RequestId requestId;

        @Override
        public ExitCode run(Session session) {
            Denial denial = session.landlord().denials().get(session.caller(), org.id(), requestId);
            Refusal refusal = denial.refusalOf(requestId);
            if (!session.format().isTable() || refusal == null) {
                return session.print(view(), denial);
            }
            DenialText.lines(denial, refusal).forEach(line -> session.printLine(Printers.printable(line)));
            return ExitCode.SUCCESS;
        }
    }
}
