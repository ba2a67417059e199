package org.landlord.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Scope;
import org.landlord.domain.quota.Period;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.domain.usage.Window;
import org.landlord.persistence.jpa.sql.DatabaseUrl;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;

/// A statement of a tenant's request reads the rows of its organization only: PostgreSQL finds all that it reads in
/// tables of tenants by the organization.
@QuarkusTest
class TenantPlansTest extends StorageContract {

    private static final Set<String> GLOBAL = SchemaTest.GLOBAL;

    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    @ConfigProperty(name = "landlord.db")
    String database;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Test
    void givenTheRequestsOfATenant_whenTheirPlansAreRead_thenEachStartsFromTheOrganization() throws Exception {
        Tenant tenant = newTenant();
        Scope place = new Scope.Org(tenant.orgId());
        SentSql.take();

        write(place, tenant::fill);
        write(place, tenant::use);
        write(place, stores -> change(stores, tenant));
        unitOfWork.read(place, stores -> {
            read(stores, tenant);
            return tenant.contents(stores);
        });

        Set<String> statements = new TreeSet<>(SentSql.take());
        assertThat(statements).hasSizeGreaterThan(60);
        List<String> wide = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // The tables of a test are small: without this, reading all of them is cheaper than any index.
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_bitmapscan = off");
            for (String sql : statements) {
                // Some are sent at once.
                for (String one : sql.split("; ")) {
                    explain(statement, one, wide);
                }
            }
        }
        assertThat(wide).isEmpty();
    }

    /// Statements are sent as they are: a prepared one would want values for its parameters.
    private Connection connect() throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(database);
        return DriverManager.getConnection(url.jdbcUrl() + "?preferQueryMode=simple", url.user(), "");
    }

    private static void change(Stores stores, Tenant tenant) {
        stores.usageEvents()
                .reverse(
                        tenant.orgId(),
                        new EventId("evt_1"),
                        new Voiding(Fixtures.NOW.plusSeconds(1), new VoidReason("wrong")));
        stores.usageLimits().recordPercentBound(tenant.limitKey(null, "tokens", "count", Period.DAILY), 12);
    }

    private static void read(Stores stores, Tenant tenant) {
        UsageSumQuery now = new UsageSumQuery(tenant.orgId(), null, null, null, Window.always(), null);
        UsageSumQuery then = new UsageSumQuery(tenant.orgId(), null, null, null, Window.always(), Instant.now());
        stores.usageEvents().sum(now);
        stores.usageEvents().sum(then);
        stores.usageEvents().earliestStart(now, QuantitySum.ZERO);
        stores.usageEvents().summarize(now, new UsageGrouping(true, null), null, 10);
        stores.usageEvents().listRecorded(tenant.orgId(), 0, 10);
        stores.usageEvents().countWrongSums(tenant.orgId());
        stores.quotaReservations().held(tenant.limitKey(null, "tokens", "count", Period.DAILY), Instant.now());
    }

    private static void explain(Statement statement, String sql, List<String> wide) throws SQLException, IOException {
        if (sql.startsWith("insert") || sql.startsWith("SET ")) {
            // Hibernate inserts one row by its values; a setting has no plan.
            return;
        }
        try (ResultSet row = statement.executeQuery("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + numbered(sql))) {
            row.next();
            visit(JSON.readTree(row.getString(1)).get(0).get("Plan"), sql, wide);
        }
    }

    /// Parameters as PostgreSQL writes them.
    private static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (char c : sql.toCharArray()) {
            if (c == '?') {
                number++;
                numbered.append('$').append(number);
            } else {
                numbered.append(c);
            }
        }
        return numbered.toString();
    }

    private static void visit(JsonNode node, String sql, List<String> wide) {
        JsonNode relation = node.get("Relation Name");
        boolean isScan = node.path("Node Type").asText().contains("Scan");
        if (relation != null && isScan && !GLOBAL.contains(relation.asText())) {
            String condition = node.path("Index Cond").asText();
            if (!condition.contains("org_id")) {
                wide.add(relation.asText() + " by " + node.path("Node Type").asText() + " " + condition + " in " + sql);
            }
        }
        node.path("Plans").forEach(plan -> visit(plan, sql, wide));
    }
}
