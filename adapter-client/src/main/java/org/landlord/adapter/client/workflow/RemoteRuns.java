package org.landlord.adapter.client.workflow;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.AssignRun;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.in.workflow.ListRuns;
import org.landlord.port.in.workflow.Runs;
import org.landlord.port.in.workflow.UnassignedRun;
import org.landlord.wire.json.workflow.RunJson;

/// Runs on a server.
public final class RemoteRuns implements Runs {

    private static final String ORGS = "orgs";
    private static final String RUNS = "runs";

    private final HttpTransport transport;

    public RemoteRuns(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Upserted<Run> launch(Caller caller, LaunchRun command) {
        return transport
                .send(ApiCall.post(ORGS, command.orgId(), "projects", command.projectId(), RUNS)
                        .json(command, RunJson::writeLaunch))
                .upserted(RunJson::read);
    }

    @Override
    public Page<Run> list(Caller caller, ListRuns query, PageRequest page) {
        return transport.send(listing(query, page)).page(RunJson::read);
    }

    @Override
    public Page<Run> listOfAll(Caller caller, ListRuns query, PageRequest page) {
        return transport.send(listing(query, page)).page(RunJson::read);
    }

    private static ApiCall listing(ListRuns query, PageRequest page) {
        RunState state = query.state();
        ApiCall call = (query.orgId() == null ? ApiCall.get(RUNS) : ApiCall.get(ORGS, query.orgId(), RUNS))
                .query("projectId", query.projectId())
                .query("gatewayId", query.gatewayId())
                .query("workflow", query.workflow())
                .query("state", state == null ? null : (Object) state.label())
                .query("ended", query.ended())
                .query("launchedBy", query.launchedBy());
        return (query.window() == null ? call : call.window(query.window())).page(page);
    }

    @Override
    public Run get(Caller caller, OrgId orgId, RunId runId) {
        return transport.send(ApiCall.get(ORGS, orgId, RUNS, runId)).read(RunJson::read);
    }

    @Override
    public Page<RunEvent> events(Caller caller, OrgId orgId, RunId runId, long after, PageRequest page) {
        return transport
                .send(ApiCall.get(ORGS, orgId, RUNS, runId, "events")
                        .query("after", (Object) after)
                        .page(page))
                .page(RunJson::readEvent);
    }

    @Override
    public Run cancel(Caller caller, OrgId orgId, RunId runId) {
        return control(orgId, runId, "cancel");
    }

    @Override
    public Run pause(Caller caller, OrgId orgId, RunId runId) {
        return control(orgId, runId, "pause");
    }

    @Override
    public Run resume(Caller caller, OrgId orgId, RunId runId) {
        return control(orgId, runId, "resume");
    }

    private Run control(OrgId orgId, RunId runId, String what) {
        return transport.send(ApiCall.post(ORGS, orgId, RUNS, runId, what)).read(RunJson::read);
    }

    @Override
    public Page<UnassignedRun> listUnassigned(Caller caller, GatewayKey gateway, PageRequest page) {
        return transport
                .send(ApiCall.get("unassigned-runs")
                        .query("gatewayId", gateway.gatewayId())
                        .query("gatewayOrgId", gateway.orgId())
                        .page(page))
                .page(RunJson::readUnassigned);
    }

    @Override
    public Run assign(Caller caller, AssignRun command) {
        return transport
                .send(ApiCall.post("unassigned-runs", command.runId(), "assign").json(command, RunJson::writeAssign))
                .read(RunJson::read);
    }
}
