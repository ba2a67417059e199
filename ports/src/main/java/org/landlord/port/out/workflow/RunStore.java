package org.landlord.port.out.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;

/// The runs of organizations.
public interface RunStore {

    /// Inserts or replaces the run with the same id.
    ///
    /// @throws org.landlord.domain.failure.Conflict if another run has the same id at the same gateway
    void put(Run run);

    Optional<Run> find(OrgId orgId, RunId runId);

    /// The run of any organization that is not deleted.
    ///
    /// @param gatewayRunId the id at the gateway
    Optional<Run> findAtGateway(GatewayKey gateway, RunId gatewayRunId);

    /// Those that match, newest first: by `launchedAt`, then by id, both descending.
    List<Run> list(OrgId orgId, RunFilter filter, @Nullable RunPosition after, int limit);

    /// Those of all organizations that are not deleted, newest first: by `launchedAt`, organization and
    /// id, all descending.
    List<Run> listAll(RunFilter filter, @Nullable RunPosition after, int limit);

    /// Those at a gateway that have not ended or still hold reservations, of all organizations that are
    /// not deleted, by organization and id.
    List<Run> listActive(GatewayKey gateway, @Nullable RunPosition after, int limit);

    /// True if a run of the project has not ended.
    boolean isActive(OrgId orgId, ProjectId projectId);

    /// How often each workflow ran, by gateway and workflow.
    ///
    /// @param projectId only runs of this project; null for all
    List<WorkflowRuns> count(OrgId orgId, @Nullable ProjectId projectId);
}
