package org.landlord.adapter.cli.workflow;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.EventFollower;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.PagedIterable;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.LimitOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord run events`.
@Command(
        name = "events",
        description = "Shows the events of a run in their order, read from its gateway.",
        footer = {
            "",
            "--follow also shows new events until the run has ended, or Ctrl-C; json output then has one line per event, like",
            "ndjson.",
            "",
            "Examples:",
            "  landlord run events run_123 --org org_acme",
            "  landlord run events run_123 --org org_acme --after 17 --follow -o ndjson"
        })
final class RunEventsCommand implements CliCommand {

    /// Between two polls: the pause doubles from the one to the other while there are no new events.
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    @Mixin
    private OrgOption org;

    @Parameters(paramLabel = "RUN", description = "Run id.")
    private RunId runId;

    @Option(names = "--after", paramLabel = "SEQUENCE", description = "Only events after this sequence number.")
    private @Nullable Long after;

    @Option(names = "--follow", description = "Wait for new events until the run has ended.")
    private boolean follow;

    @Mixin
    private LimitOption limit;

    /// The fields of an event.
    static View<RunEvent> view() {
        return View.of(
                Field.<RunEvent>number("sequence", RunEvent::sequence).weighing(Field.Weight.KEY),
                id("type", RunEvent::type),
                Field.<RunEvent>time("occurredAt", RunEvent::occurredAt).weighing(Field.Weight.KEY),
                json("payload", RunEvent::payload));
    }

    @Override
    public ExitCode run(Session session) {
        long first = after == null ? 0 : after;
        if (!follow) {
            return session.printAll(
                    view(), PagedIterable.of(limit.count(), page -> fetch(session, org.id(), runId, first, page)));
        }
        if (limit.count() != null) {
            throw new InvalidArguments("--limit and --follow are mutually exclusive");
        }
        follow(session, org.id(), runId, first);
        return ExitCode.SUCCESS;
    }

    /// Prints the events of a run until it has ended, and then how it ended on standard error.
    ///
    /// @param after the sequence number that they follow
    /// @return the run as it was last seen
    static Run follow(Session session, OrgId orgId, RunId runId, long after) {
        EventFollower.Course course = new EventFollower.Course(
                SHORTEST_PAUSE,
                LONGEST_PAUSE,
                () -> get(session, orgId, runId).state().isEnded());
        EventFollower.follow(
                session,
                view(),
                RunEvent::sequence,
                (last, page) -> fetch(session, orgId, runId, last, page),
                after,
                course,
                () -> {});
        Run run = get(session, orgId, runId);
        String error = run.progress().error();
        session.report("run " + runId + " is " + run.state().label() + (error == null ? "" : ": " + error));
        return run;
    }

    private static Run get(Session session, OrgId orgId, RunId runId) {
        return session.landlord().runs().get(session.caller(), orgId, runId);
    }

    private static Page<RunEvent> fetch(Session session, OrgId orgId, RunId runId, long after, PageRequest page) {
        return session.landlord().runs().events(session.caller(), orgId, runId, after, page);
    }
}
