package org.landlord.adapter.cli.workflow;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.option.OrgOrAllOption;
import org.landlord.adapter.cli.option.WindowOptions;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.Window;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.ListRuns;
import org.landlord.port.in.workflow.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord run`.
@Command(name = "run", description = "Launches, shows and controls runs of workflows.")
public final class RunCommand implements CommandGroup {

    private static final View<RunWait> WAIT =
            View.of(word("kind", RunWait::kind), word("nodeId", RunWait::nodeId), time("since", RunWait::since));

    /// The fields of a run.
    static View<Run> view() {
        return view(Field.Weight.MINOR);
    }

    /// @param orgWeight of the column `orgId`: minor in the list of one organization
    private static View<Run> view(Field.Weight orgWeight) {
        return View.of(
                Field.<Run>word("orgId", Run::orgId).weighing(orgWeight),
                id("runId", Run::runId),
                word("projectId", Run::projectId),
                Field.<Run, GatewayKey>nested("gateway", Views.GATEWAY_KEY, Run::gateway)
                        .weighing(Field.Weight.MINOR),
                detail("gatewayRunId", Run::gatewayRunId),
                word("workflow", Run::workflow),
                json("input", Run::input),
                Field.nested("launchedBy", Views.ACTOR, Run::launchedBy),
                Field.<Run>time("launchedAt", Run::launchedAt).weighing(Field.Weight.MAIN),
                Field.<Run, Run.Actor>nested("resumedBy", Views.ACTOR, Run::resumedBy)
                        .weighing(Field.Weight.MINOR),
                Field.<Run>texts("reservations", RunCommand::reservations).weighing(Field.Weight.MINOR),
                Field.<Run>number("eventsRead", Run::eventsRead).weighing(Field.Weight.MINOR),
                stateField("state", Run::state),
                Field.nested("waitsFor", WAIT, run -> run.progress().waitsFor()),
                time("stateSince", run -> run.progress().stateSince()),
                time("startedAt", run -> run.progress().startedAt()),
                time("endedAt", run -> run.progress().endedAt()),
                text("error", run -> run.progress().error()),
                json("outputs", run -> run.progress().outputs()),
                time("seenAt", run -> run.progress().seenAt()));
    }

    /// The state of a run, highlighted if the run needs attention.
    static <T> Field<T> stateField(String name, Function<T, RunState> state) {
        return Field.<T>id(name, item -> state.apply(item).label())
                .highlightedIf(item -> needsAttention(state.apply(item)));
    }

    private static boolean needsAttention(RunState state) {
        return state.isFailed() || state == RunState.ORPHANED || state == RunState.STALE;
    }

    private static List<String> reservations(Run run) {
        return run.reservations().stream().map(ReservationId::value).toList();
    }

    @Override
    public List<Object> commands() {
        return List.of(
                new RunLaunchCommand(),
                new ListAll(),
                new Get(),
                new RunEventsCommand(),
                new RunControlCommand.Cancel(),
                new RunControlCommand.Pause(),
                new RunControlCommand.Resume(),
                new UnassignedRunCommands.ListAll(),
                new UnassignedRunCommands.Assign());
    }

    @Command(
            name = "list",
            description = "Lists runs of an organization or of all organizations, newest first.",
            footer = {
                "",
                "Shows the state that the server last saw at the gateway.",
                "",
                "Examples:",
                "  landlord run list --org org_acme --active",
                "  landlord run list --all-orgs --state failed --since 24h"
            })
    static final class ListAll extends ListCommand<Run> {

        @Mixin
        private OrgOrAllOption org;

        @Option(names = "--project", paramLabel = "PROJECT", description = "Only runs of this project.")
        private @Nullable ProjectId projectId;

        @Option(names = "--gateway", paramLabel = "GATEWAY", description = "Only runs at this gateway.")
        private @Nullable GatewayId gatewayId;

        @Option(names = "--workflow", paramLabel = "WORKFLOW", description = "Only runs of this workflow.")
        private @Nullable Label workflow;

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "Only runs in this state, such as running, waiting-approval, paused, orphaned or failed.")
        private @Nullable RunState state;

        @Option(names = "--active", description = "Only runs that have not ended.")
        private boolean active;

        @Option(names = "--ended", description = "Only runs that have ended.")
        private boolean ended;

        @Option(
                names = "--launched-by",
                paramLabel = "ACTOR",
                description = "Only runs that this user or key has launched.")
        private @Nullable ActorId launchedBy;

        @Mixin
        private WindowOptions launched;

        ListAll() {
            super(() -> view(Field.Weight.MINOR));
        }

        @Override
        protected Page<Run> fetch(Session session, PageRequest page) {
            org.requireOrgFor("--project", projectId != null);
            OrgId orgId = org.orgId();
            ListRuns query =
                    new ListRuns(orgId, projectId, gatewayId, workflow, state, isEnded(), launchedBy, window());
            Runs runs = session.landlord().runs();
            return orgId == null
                    ? runs.listOfAll(session.caller(), query, page)
                    : runs.list(session.caller(), query, page);
        }

        private @Nullable Boolean isEnded() {
            if (active && ended) {
                throw new InvalidArguments("--active and --ended are mutually exclusive");
            }
            return active || ended ? ended : null;
        }

        private @Nullable Window window() {
            return launched.since() == null && launched.until() == null ? null : launched.window();
        }
    }

    @Command(name = "get", description = "Shows a run, with its input, its outputs and the reason of a failure.")
    static final class Get implements CliCommand {

        @Mixin
        private OrgOption org;

        @Parameters(paramLabel = "RUN", description = "Run id.")
        private RunId runId;

        @Override
        public ExitCode run(Session session) {
            return session.print(view(), session.landlord().runs().get(session.caller(), org.id(), runId));
        }
    }
}
