package org.landlord.adapter.sqlite;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.workflow.GatewayRuns;

/// A unique constraint of the table `workflow_run` ensures that no two runs are the same one.
@Singleton
class SqliteGatewayRuns implements GatewayRuns {

    private static final String FIND = "SELECT org_id, run_id FROM workflow_run"
            + " WHERE gateway_scope = ? AND gateway_id = ? AND gateway_run_id = ?";

    private final Jdbc jdbc;

    SqliteGatewayRuns(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean claim(Run run) {
        return true;
    }

    @Override
    public Optional<Owner> find(GatewayKey gateway, RunId gatewayRunId) {
        return jdbc
                .query(
                        FIND,
                        row -> new Owner(new OrgId(row.getString(1)), new RunId(row.getString(2))),
                        Nullables.orEmpty(gateway.orgId()),
                        gateway.gatewayId().value(),
                        gatewayRunId.value())
                .stream()
                .findFirst();
    }
}
