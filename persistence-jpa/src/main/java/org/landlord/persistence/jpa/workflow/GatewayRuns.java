package org.landlord.persistence.jpa.workflow;

import java.util.Optional;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;

/// Which run is which one at a gateway, among the runs of all organizations. Implemented by each SQL adapter.
public interface GatewayRuns {

    /// The key of a run.
    record Owner(OrgId orgId, RunId runId) {}

    /// Ensures that no other run has the same id at the gateway. Called when the run is stored.
    ///
    /// @return false if another run has it
    boolean claim(Run run);

    /// Finds a run by its id at the gateway.
    Optional<Owner> find(GatewayKey gateway, RunId gatewayRunId);
}
