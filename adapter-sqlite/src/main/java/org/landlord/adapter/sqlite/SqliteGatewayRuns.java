package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import org.landlord.domain.workflow.Run;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.workflow.GatewayRuns;

/// A unique constraint of the table `workflow_run` ensures that no two runs are the same one.
@Singleton
class SqliteGatewayRuns extends GatewayRuns {

    private static final String FIND = "SELECT org_id, run_id FROM workflow_run"
            + " WHERE gateway_scope = ? AND gateway_id = ? AND gateway_run_id = ?";

    SqliteGatewayRuns(Jdbc jdbc) {
        super(jdbc, FIND);
    }

    @Override
    public boolean claim(Run run) {
        return true;
    }
}
