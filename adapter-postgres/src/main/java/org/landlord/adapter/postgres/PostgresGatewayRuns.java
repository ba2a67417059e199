package org.landlord.adapter.postgres;

import jakarta.inject.Singleton;
import org.landlord.domain.workflow.Run;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.workflow.GatewayRuns;

/// The table `gateway_run`: a constraint over the runs of all organizations would not be in one shard. A row counts
/// for nothing when its run is gone.
@Singleton
class PostgresGatewayRuns extends GatewayRuns {

    private static final String IS_THERE =
            "SELECT 1 FROM workflow_run r WHERE r.org_id = g.org_id AND r.run_id = g.run_id"
                    + " AND r.gateway_scope = g.gateway_scope AND r.gateway_id = g.gateway_id"
                    + " AND r.gateway_run_id = g.gateway_run_id";

    private static final String FIND = "SELECT g.org_id, g.run_id FROM gateway_run g"
            + " WHERE g.gateway_scope = ? AND g.gateway_id = ? AND g.gateway_run_id = ? AND EXISTS (" + IS_THERE + ")";

    private static final String CLAIM =
            "INSERT INTO gateway_run AS g (gateway_scope, gateway_id, gateway_run_id, org_id,"
                    + " run_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT (gateway_scope, gateway_id, gateway_run_id)"
                    + " DO UPDATE SET org_id = excluded.org_id, run_id = excluded.run_id WHERE NOT EXISTS (" + IS_THERE
                    + ")";

    private final Jdbc jdbc;

    PostgresGatewayRuns(Jdbc jdbc) {
        super(jdbc, FIND);
        this.jdbc = jdbc;
    }

    @Override
    public boolean claim(Run run) {
        Owner owner = new Owner(run.orgId(), run.runId());
        if (find(run.gateway(), run.gatewayRunId()).filter(owner::equals).isPresent()) {
            return true;
        }
        return jdbc.update(
                        CLAIM,
                        Nullables.orEmpty(run.gateway().orgId()),
                        run.gateway().gatewayId().value(),
                        run.gatewayRunId().value(),
                        run.orgId().value(),
                        run.runId().value())
                > 0;
    }
}
