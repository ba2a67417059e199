package org.landlord.adapter.cli.workflow;

import static org.landlord.adapter.cli.output.Field.id;

import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.AssignRun;
import org.landlord.port.in.workflow.UnassignedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `landlord run unassigned` and `landlord run assign`: runs that belong to no organization.
final class UnassignedRunCommands {

    private UnassignedRunCommands() {}

    private static View<UnassignedRun> view() {
        return View.of(
                Field.<UnassignedRun, GatewayKey>nested("gateway", Views.GATEWAY_KEY, UnassignedRun::gateway)
                        .weighing(Field.Weight.MINOR),
                id("runId", UnassignedRun::runId),
                id("workflow", UnassignedRun::workflow),
                RunCommand.stateField("state", UnassignedRun::state),
                Field.<UnassignedRun>time("createdAt", UnassignedRun::createdAt).weighing(Field.Weight.MAIN));
    }

    @Command(
            name = "unassigned",
            description = "Lists the runs of a gateway that belong to no organization, newest first.",
            footer = {
                "",
                "These are runs that were not launched by Landlord. Requires the permission platform:read.",
                "",
                "Example:",
                "  landlord run unassigned --gateway main"
            })
    static final class ListAll extends ListCommand<UnassignedRun> {

        @Mixin
        private OneGatewayOptions gateway;

        ListAll() {
            super(UnassignedRunCommands::view);
        }

        @Override
        protected Page<UnassignedRun> fetch(Session session, PageRequest page) {
            return session.landlord().runs().listUnassigned(session.caller(), gateway.key(), page);
        }
    }

    @Command(
            name = "assign",
            description = "Assigns a run that belongs to no organization to a project.",
            footer = {
                "",
                "The run keeps its id. Requires the permission platform:write.",
                "",
                "Example:",
                "  landlord run assign run_123 --gateway main --org org_acme --project project_app"
            })
    static final class Assign implements CliCommand {

        @Mixin
        private OrgOption org;

        @Option(
                names = "--project",
                required = true,
                paramLabel = "PROJECT",
                description = "Project that the run is assigned to.")
        private ProjectId projectId;

        @Mixin
        private OneGatewayOptions gateway;

        @Parameters(paramLabel = "RUN", description = "Run id at the gateway.")
        private RunId runId;

        @Override
        public ExitCode run(Session session) {
            AssignRun command = new AssignRun(gateway.key(), runId, org.id(), projectId);
            return session.print(RunCommand.view(), session.landlord().runs().assign(session.caller(), command));
        }
    }
}
