package org.landlord.wire.json.workflow;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.port.in.workflow.AssignRun;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.LaunchUsage;
import org.landlord.port.in.workflow.UnassignedRun;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// Runs of workflows and their events as JSON.
public final class RunJson {

    private RunJson() {}

    public static void write(Run run, ObjectWriter out) {
        out.text("orgId", run.orgId())
                .text("runId", run.runId())
                .text("projectId", run.projectId())
                .object("gateway", run.gateway(), GatewayKeyJson::write)
                .text("gatewayRunId", run.gatewayRunId())
                .text("workflow", run.workflow())
                .metadata("input", run.input())
                .object("launchedBy", run.launchedBy(), ActorJson::write)
                .instant("launchedAt", run.launchedAt())
                .object("resumedBy", run.resumedBy(), ActorJson::write)
                .texts(
                        "reservations",
                        run.reservations().stream().map(ReservationId::value).toList())
                .number("eventsRead", run.eventsRead());
        progress(run.progress(), out);
    }

    public static Run read(ObjectReader in) {
        return new Run(
                in.required("orgId", OrgId::new),
                in.required("runId", RunId::new),
                in.required("projectId", ProjectId::new),
                in.requiredObject("gateway", GatewayKeyJson::read),
                in.required("gatewayRunId", RunId::new),
                in.required("workflow", Label::new),
                in.input("input"),
                in.requiredObject("launchedBy", ActorJson::read),
                in.instant("launchedAt"),
                in.object("resumedBy", ActorJson::read),
                in.texts("reservations", ReservationId::new),
                in.number("eventsRead"),
                progress(in));
    }

    private static void progress(RunProgress progress, ObjectWriter out) {
        out.text("state", progress.state().label())
                .object("waitsFor", progress.waitsFor(), RunJson::waiting)
                .instant("stateSince", progress.stateSince())
                .instant("startedAt", progress.startedAt())
                .instant("endedAt", progress.endedAt())
                .text("error", progress.error())
                .metadata("outputs", progress.outputs())
                .instant("seenAt", progress.seenAt());
    }

    private static RunProgress progress(ObjectReader in) {
        return new RunProgress(
                in.required("state", RunState::of),
                in.object("waitsFor", RunJson::waiting),
                in.instant("stateSince"),
                in.timestamp("startedAt"),
                in.timestamp("endedAt"),
                in.optional("error", Function.identity()),
                in.report("outputs"),
                in.timestamp("seenAt"));
    }

    private static void waiting(RunWait waiting, ObjectWriter out) {
        out.text("kind", waiting.kind()).text("nodeId", waiting.nodeId()).instant("since", waiting.since());
    }

    private static RunWait waiting(ObjectReader in) {
        return new RunWait(
                in.required("kind", Function.identity()), in.optional("nodeId", NodeId::new), in.timestamp("since"));
    }

    public static void writeEvent(RunEvent event, ObjectWriter out) {
        out.number("sequence", event.sequence())
                .text("type", event.type())
                .instant("occurredAt", event.occurredAt())
                .metadata("payload", event.payload());
    }

    public static RunEvent readEvent(ObjectReader in) {
        return new RunEvent(
                in.number("sequence"),
                in.required("type", Function.identity()),
                in.instant("occurredAt"),
                in.report("payload"));
    }

    public static void writeUnassigned(UnassignedRun run, ObjectWriter out) {
        out.object("gateway", run.gateway(), GatewayKeyJson::write)
                .text("runId", run.runId())
                .text("workflow", run.workflow())
                .text("state", run.state().label())
                .instant("createdAt", run.createdAt());
    }

    public static UnassignedRun readUnassigned(ObjectReader in) {
        return new UnassignedRun(
                in.requiredObject("gateway", GatewayKeyJson::read),
                in.required("runId", RunId::new),
                in.required("workflow", Label::new),
                in.required("state", RunState::of),
                in.timestamp("createdAt"));
    }

    public static void writeLaunch(LaunchRun command, ObjectWriter out) {
        out.text("workflow", command.workflow())
                .metadata("input", command.input())
                .text("runId", command.runId())
                .text("gatewayId", command.gatewayId())
                .array("usage", command.usage(), RunJson::usage);
    }

    public static LaunchRun readLaunch(ObjectReader in, OrgId orgId, ProjectId projectId) {
        Label workflow = in.required("workflow", Label::new);
        Metadata input = in.input("input");
        RunId runId = in.optional("runId", RunId::new);
        GatewayId gatewayId = in.optional("gatewayId", GatewayId::new);
        List<LaunchUsage> usage = in.optionalList("usage", RunJson::usage);
        return in.made(() -> new LaunchRun(
                orgId, projectId, runId, gatewayId, workflow, input, Objects.requireNonNullElse(usage, List.of())));
    }

    private static void usage(LaunchUsage usage, ObjectWriter out) {
        out.text("metric", usage.metric()).text("unit", usage.unit()).quantity("quantity", usage.quantity());
    }

    private static LaunchUsage usage(ObjectReader in) {
        return new LaunchUsage(
                in.required("metric", Label::new),
                Objects.requireNonNullElse(in.optional("unit", Label::new), UsageEvent.DEFAULT_UNIT),
                in.quantity("quantity"));
    }

    public static void writeAssign(AssignRun command, ObjectWriter out) {
        out.text("gatewayId", command.gateway().gatewayId())
                .text("gatewayOrgId", command.gateway().orgId())
                .text("orgId", command.orgId())
                .text("projectId", command.projectId());
    }

    public static AssignRun readAssign(ObjectReader in, RunId runId) {
        GatewayId gatewayId = in.required("gatewayId", GatewayId::new);
        OrgId gatewayOrgId = in.optional("gatewayOrgId", OrgId::new);
        return new AssignRun(
                new GatewayKey(gatewayOrgId, gatewayId),
                runId,
                in.required("orgId", OrgId::new),
                in.required("projectId", ProjectId::new));
    }
}
