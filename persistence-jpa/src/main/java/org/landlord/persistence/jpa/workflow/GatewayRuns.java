package org.landlord.persistence.jpa.workflow;

import java.util.Optional;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;

/// Which run is which one at a gateway, among the runs of all organizations. Extended by each SQL adapter.
public abstract class GatewayRuns {

    /// The key of a run.
    public record Owner(OrgId orgId, RunId runId) {}

    private final Jdbc jdbc;
    private final String find;

    /// @param find SQL that selects the organization and the run for a scope of a gateway, empty for the platform, the
    ///     gateway and the id there
    protected GatewayRuns(Jdbc jdbc, String find) {
        this.jdbc = jdbc;
        this.find = find;
    }

    /// Ensures that no other run has the same id at the gateway. Called when the run is stored.
    ///
    /// @return false if another run has it
    public abstract boolean claim(Run run);

    /// Finds a run by its id at the gateway.
    public final Optional<Owner> find(GatewayKey gateway, RunId gatewayRunId) {
        return jdbc
                .query(
                        find,
                        row -> new Owner(new OrgId(row.getString(1)), new RunId(row.getString(2))),
                        Nullables.orEmpty(gateway.orgId()),
                        gateway.gatewayId().value(),
                        gatewayRunId.value())
                .stream()
                .findFirst();
    }
}
