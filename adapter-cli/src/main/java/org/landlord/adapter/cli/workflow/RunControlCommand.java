package org.landlord.adapter.cli.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.command.YesOption;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A command that controls one run or several: `landlord run cancel`, `pause` and `resume`.
///
/// Of several runs each is tried. Those that the gateway accepted are printed as a list, and the others on standard
/// error. The exit code is that of the failures, or 1 if they have different ones.
abstract class RunControlCommand implements CliCommand {

    @Mixin
    private OrgOption org;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run ids.")
    private List<RunId> runIds;

    /// Controls one run.
    abstract Run control(Session session, OrgId orgId, RunId runId);

    /// The runs, each once.
    final List<RunId> runIds() {
        return List.copyOf(new LinkedHashSet<>(runIds));
    }

    @Override
    public ExitCode run(Session session) {
        List<RunId> all = runIds();
        if (all.size() == 1) {
            return session.print(RunCommand.view(), control(session, org.id(), all.getFirst()));
        }
        List<Run> controlled = new ArrayList<>();
        Set<ExitCode> failures = new TreeSet<>();
        for (RunId runId : all) {
            try {
                controlled.add(control(session, org.id(), runId));
            } catch (Failure failure) {
                failures.add(session.reportFailure("run " + runId, failure));
            }
        }
        session.printResults(RunCommand.view(), controlled);
        return switch (failures.size()) {
            case 0 -> ExitCode.SUCCESS;
            case 1 -> failures.iterator().next();
            default -> ExitCode.FAILURE;
        };
    }

    @Command(
            name = "cancel",
            description = "Cancels runs. Cancelling a cancelled run again succeeds.",
            footer = {
                "",
                "Of several runs each is tried. The exit code is that of the failures, or 1 if they have different ones.",
                "",
                "Examples:",
                "  landlord run cancel run_123 --org org_acme",
                "  landlord run list --org org_acme --active -o tsv --columns runId | \\",
                "      xargs landlord run cancel --org org_acme --yes"
            })
    static final class Cancel extends RunControlCommand {

        @Mixin
        private YesOption yes;

        @Override
        public ExitCode run(Session session) {
            List<RunId> all = runIds();
            String what = all.size() == 1 ? "run " + all.getFirst() : all.size() + " runs";
            if (!yes.confirmed(session, "Cancel " + what + "?")) {
                session.report("no run was cancelled");
                return ExitCode.FAILURE;
            }
            return super.run(session);
        }

        @Override
        Run control(Session session, OrgId orgId, RunId runId) {
            return session.landlord().runs().cancel(session.caller(), orgId, runId);
        }
    }

    @Command(
            name = "pause",
            description = "Pauses runs after their current step.",
            footer = {"", "Example:", "  landlord run pause run_123 --org org_acme"})
    static final class Pause extends RunControlCommand {

        @Override
        Run control(Session session, OrgId orgId, RunId runId) {
            return session.landlord().runs().pause(session.caller(), orgId, runId);
        }
    }

    @Command(
            name = "resume",
            description = "Resumes runs that are paused, orphaned or stale.",
            footer = {
                "",
                "A policy without self-approval applies to the caller who resumed the run last, too.",
                "",
                "Example:",
                "  landlord run resume run_123 --org org_acme"
            })
    static final class Resume extends RunControlCommand {

        @Override
        Run control(Session session, OrgId orgId, RunId runId) {
            return session.landlord().runs().resume(session.caller(), orgId, runId);
        }
    }
}
