package org.landlord.port.in.workflow;

import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Runs of workflows. A run belongs to a project; another organization does not find it, also where
/// both use the same gateway.
///
/// Lists and single runs show what Landlord last saw at the gateway; a server looks every few seconds,
/// and when the gateway says that something has changed. They do not depend on whether the gateway
/// responds.
public interface Runs {

    /// Launches a workflow. The record of the run and its reservations are stored before the
    /// gateway is called. If the gateway does not answer, the run stays `launching` until Landlord
    /// knows whether it exists. Audited as `run.launch`.
    ///
    /// @return the run; not created if there is one with this id and the same workflow, input and
    ///     project
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    /// @throws org.landlord.domain.failure.InvalidInput if the organization cannot use such a gateway,
    ///     or the gateway has no such workflow or refuses the input; there is no run then
    /// @throws org.landlord.domain.failure.Conflict if the id was used for another launch
    /// @throws org.landlord.domain.failure.QuotaExceeded if a hard limit does not permit what the run
    ///     will use
    /// @throws org.landlord.domain.failure.Unavailable if the gateway cannot be used now, and in a
    ///     process that does not call gateways; there is no run then
    @Needs(Operation.LAUNCH_RUN)
    Upserted<Run> launch(Caller caller, LaunchRun command);

    /// Lists runs of an organization or a project, newest first.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    @Needs(Operation.LIST_RUNS)
    Page<Run> list(Caller caller, ListRuns query, PageRequest page);

    /// Lists runs of all organizations, newest first.
    @Needs(Operation.LIST_ALL_RUNS)
    Page<Run> listOfAll(Caller caller, ListRuns query, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or run
    @Needs(Operation.GET_RUN)
    Run get(Caller caller, OrgId orgId, RunId runId);

    /// Reads the events of a run from its gateway, in their order.
    ///
    /// @param after the sequence number that they follow; 0 for the beginning
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or run
    /// @throws org.landlord.domain.failure.Unavailable if the gateway cannot be used now
    @Needs(Operation.LIST_RUN_EVENTS)
    Page<RunEvent> events(Caller caller, OrgId orgId, RunId runId, long after, PageRequest page);

    /// Cancels a run. A run that was cancelled before is no failure. Audited as `run.cancel`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or run
    /// @throws org.landlord.domain.failure.Conflict if the run has ended otherwise
    /// @throws org.landlord.domain.failure.Unavailable if the gateway cannot be used now
    @Needs(Operation.CANCEL_RUN)
    Run cancel(Caller caller, OrgId orgId, RunId runId);

    /// Pauses a run after its current step. Audited as `run.pause`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or run
    /// @throws org.landlord.domain.failure.Conflict if the run does not run
    /// @throws org.landlord.domain.failure.Unavailable if the gateway cannot be used now
    @Needs(Operation.PAUSE_RUN)
    Run pause(Caller caller, OrgId orgId, RunId runId);

    /// Resumes a run that is paused, orphaned or stale. Audited as `run.resume`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or run
    /// @throws org.landlord.domain.failure.Conflict if the run has ended or goes on
    /// @throws org.landlord.domain.failure.Unavailable if the gateway cannot be used now
    @Needs(Operation.RESUME_RUN)
    Run resume(Caller caller, OrgId orgId, RunId runId);

    /// Lists the runs of a gateway that belong to no organization, newest first. A page may have fewer
    /// runs than requested, or none, and still have a cursor.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such gateway
    /// @throws org.landlord.domain.failure.Unavailable if the gateway cannot be used now
    @Needs(Operation.LIST_UNASSIGNED_RUNS)
    Page<UnassignedRun> listUnassigned(Caller caller, GatewayKey gateway, PageRequest page);

    /// Assigns a run that belongs to no organization to a project. Audited as `run.assign`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such gateway, or it has no such run
    /// @throws org.landlord.domain.failure.InvalidInput if there is no such organization or project
    /// @throws org.landlord.domain.failure.Conflict if the run belongs to an organization
    /// @throws org.landlord.domain.failure.Unavailable if the gateway cannot be used now
    @Needs(Operation.ASSIGN_RUN)
    Run assign(Caller caller, AssignRun command);
}
