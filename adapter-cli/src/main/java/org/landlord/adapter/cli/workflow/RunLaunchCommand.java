package org.landlord.adapter.cli.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.JsonInput;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.LaunchUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord run launch`.
@Command(
        name = "launch",
        description = "Launches a workflow. Exits with 3 if a hard limit has too little left. Idempotent with --id.",
        footer = {
            "",
            "What --use names is reserved until the run ends, and then recorded: the quantity that the gateway reports, or",
            "this quantity if it reports none. --follow shows the events of the run until it has ended; it then exits",
            "with 1 if the run failed or was cancelled.",
            "",
            "Examples:",
            "  landlord run launch report --org org_acme --project project_app --input '{\"month\":\"2026-11\"}'",
            "  landlord run launch report --org org_acme --project project_app --id report-2026-11 \\",
            "      --input @input.json --use tokens:token=5000 --follow"
        })
final class RunLaunchCommand implements CliCommand {

    @Mixin
    private OrgOption org;

    @Parameters(paramLabel = "WORKFLOW", description = "Key of the workflow.")
    private Label workflow;

    @Option(
            names = "--project",
            required = true,
            paramLabel = "PROJECT",
            description = "Project that the run belongs to.")
    private ProjectId projectId;

    @Option(
            names = "--gateway",
            paramLabel = "GATEWAY",
            description = "Gateway of the organization, or else of the platform. Default: the only one that the"
                    + " organization can use.")
    private @Nullable GatewayId gatewayId;

    @Option(names = "--id", paramLabel = "ID", description = "Run id. Default: generated.")
    private @Nullable RunId runId;

    @Option(
            names = "--input",
            paramLabel = "JSON",
            description =
                    "Input of the workflow as a JSON object, @FILE to read it from a file, or - for standard input."
                            + " Default: {}.")
    private @Nullable JsonInput input;

    @Option(
            names = "--use",
            paramLabel = "METRIC[:UNIT]=QUANTITY",
            description =
                    "Usage to reserve, such as tokens:token=5000. Default unit: count. Repeatable up to 10 times.")
    private @Nullable List<LaunchUsage> usage;

    @Option(names = "--follow", description = "Show the events of the run until it has ended, instead of the run.")
    private boolean follow;

    @Override
    public ExitCode run(Session session) {
        Metadata given =
                input == null ? Metadata.empty() : input.read(session.console().in());
        LaunchRun command = new LaunchRun(
                org.id(), projectId, runId, gatewayId, workflow, given, usage == null ? List.of() : usage);
        Upserted<Run> launched = session.landlord().runs().launch(session.caller(), command);
        Run run = launched.value();
        if (!launched.created()) {
            session.report("run " + run.runId() + " already exists; nothing was launched");
        } else if (run.state() == RunState.LAUNCHING) {
            session.report("the gateway has not confirmed run " + run.runId() + " yet");
        }
        if (!follow) {
            return session.printUpserted(RunCommand.view(), launched);
        }
        session.warn(launched.warnings());
        Run last = RunEventsCommand.follow(session, org.id(), run.runId(), 0);
        return isAsIntended(last.state()) ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    /// False also for a run that is still active because following was interrupted.
    private static boolean isAsIntended(RunState state) {
        return state == RunState.SUCCEEDED || state == RunState.CONTINUED;
    }
}
