package org.landlord.adapter.cli.workflow;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.number;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.CommandGroup;
import org.landlord.adapter.cli.command.ListCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.OrgOption;
import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.ListWorkflows;
import org.landlord.port.in.workflow.WorkflowView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `landlord workflow`.
@Command(name = "workflow", description = "Lists the workflows that an organization can launch.")
public final class WorkflowCommand implements CommandGroup {

    /// The fields of a workflow.
    static View<WorkflowView> view() {
        return View.of(
                Field.<WorkflowView, GatewayKey>nested("gateway", Views.GATEWAY_KEY, WorkflowView::gateway)
                        .weighing(Field.Weight.MINOR),
                text("gatewayName", WorkflowView::gatewayName),
                Field.<WorkflowView>word(
                                "gatewayState", view -> view.gatewayState().label())
                        .highlightedIf(view -> Views.isProblem(view.gatewayState())),
                id("key", view -> view.workflow().key()),
                text("name", view -> view.workflow().name()),
                Field.<WorkflowView>text("description", view -> view.workflow().description())
                        .weighing(Field.Weight.MINOR),
                truth("offered", WorkflowView::offered),
                number("runs", WorkflowView::runs),
                number("active", WorkflowView::active),
                number("failed", WorkflowView::failed),
                time("lastLaunchedAt", WorkflowView::lastLaunchedAt));
    }

    @Override
    public List<Object> commands() {
        return List.of(new ListAll());
    }

    @Command(
            name = "list",
            description =
                    "Lists the workflows of all gateways that an organization can use, by gateway and key, with the"
                            + " numbers of their runs.",
            footer = {"", "Example:", "  landlord workflow list --org org_acme --project project_app"})
    static final class ListAll extends ListCommand<WorkflowView> {

        @Mixin
        private OrgOption org;

        @Option(
                names = "--project",
                paramLabel = "PROJECT",
                description = "Count only the runs of this project. Default: those of the whole organization.")
        private @Nullable ProjectId projectId;

        @Option(
                names = "--gateway",
                paramLabel = "GATEWAY",
                description = "List only the workflows of this gateway. Default: those of all gateways.")
        private @Nullable GatewayId gatewayId;

        ListAll() {
            super(WorkflowCommand::view);
        }

        @Override
        protected Page<WorkflowView> fetch(Session session, PageRequest page) {
            return session.landlord()
                    .workflows()
                    .list(session.caller(), new ListWorkflows(org.id(), projectId, gatewayId), page);
        }
    }
}
