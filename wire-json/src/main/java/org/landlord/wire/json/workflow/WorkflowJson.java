package org.landlord.wire.json.workflow;

import java.util.function.Function;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Workflow;
import org.landlord.port.in.workflow.WorkflowView;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A workflow as JSON.
public final class WorkflowJson {

    private WorkflowJson() {}

    public static void write(WorkflowView view, ObjectWriter out) {
        Workflow workflow = view.workflow();
        out.object("gateway", view.gateway(), GatewayKeyJson::write)
                .text("gatewayName", view.gatewayName())
                .text("gatewayState", view.gatewayState().label())
                .text("key", workflow.key())
                .text("name", workflow.name())
                .text("description", workflow.description())
                .bool("offered", view.offered())
                .number("runs", view.runs())
                .number("active", view.active())
                .number("failed", view.failed())
                .instant("lastLaunchedAt", view.lastLaunchedAt());
    }

    public static WorkflowView read(ObjectReader in) {
        return new WorkflowView(
                in.requiredObject("gateway", GatewayKeyJson::read),
                in.required("gatewayName", Name::new),
                in.required("gatewayState", GatewayState::of),
                new Workflow(
                        in.required("key", Label::new),
                        in.optional("name", Function.identity()),
                        in.optional("description", Function.identity())),
                in.requiredFlag("offered"),
                in.number("runs"),
                in.number("active"),
                in.number("failed"),
                in.timestamp("lastLaunchedAt"));
    }
}
