package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.usage.UsageSumQuery;

/// Sums that somebody damaged behind the product's back are found and made anew.
@QuarkusTest
class DamagedSumsTest {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    @ConfigProperty(name = "landlord.db")
    String file;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE usage_rollup SET ones = ones + 1 WHERE resolution = 0 AND series_id IN ($)",
                "UPDATE usage_rollup SET nanos = nanos + 1 WHERE resolution = 1 AND series_id IN ($)",
                "UPDATE usage_rollup SET billions = billions + 1 WHERE resolution = 2 AND series_id IN ($)",
                "UPDATE usage_rollup SET events = events + 1 WHERE resolution = 3 AND series_id IN ($)",
                "UPDATE usage_rollup SET bucket = bucket + 1 WHERE resolution = 3 AND series_id IN ($)",
                "DELETE FROM usage_rollup WHERE resolution = 0 AND series_id IN ($)",
                "DELETE FROM usage_rollup WHERE series_id IN ($ AND scope = '*')",
                "DELETE FROM usage_rollup WHERE series_id IN ($ AND scope = '')",
                "INSERT INTO usage_rollup SELECT series_id, 0, 1, 1, 0, 1, 0 FROM usage_series WHERE series_id IN ($)",
                "UPDATE usage_event SET units = units + 1 WHERE event_id = 'evt_1' AND series_id IN ($)",
                "UPDATE usage_event SET voided_at = NULL, void_reason = NULL WHERE series_id IN ($)",
                "DELETE FROM usage_event WHERE event_id = 'evt_2' AND series_id IN ($)"
            })
    void givenDamage_whenSumsAreVerified_thenItIsFoundAndARebuildMendsIt(String damage) throws SQLException {
        Tenant damaged = filledTenant();
        Tenant other = filledTenant();
        assertThat(wrongSums(damaged)).isZero();

        execute(damage.replace("$", "SELECT series_id FROM usage_series WHERE org_id = '" + damaged.orgId() + "'"));

        assertThat(wrongSums(damaged)).isPositive();
        assertThat(wrongSums(other)).isZero();
        unitOfWork.write(stores -> {
            stores.usageEvents().rebuildSums(damaged.orgId());
            return true;
        });
        assertThat(wrongSums(damaged)).isZero();
        assertThat(sum(damaged)).isEqualTo(sumOfEvents(damaged));
        assertThat(sum(other)).isEqualTo(QuantitySum.of(3));
    }

    private Tenant filledTenant() {
        Tenant tenant = new Tenant(Fixtures.organization());
        unitOfWork.write(stores -> {
            stores.organizations().insert(tenant.organization());
            tenant.fill(stores);
            tenant.use(stores);
            stores.usageEvents().append(List.of(tenant.usage("voided", PROJECT, "tokens", "100", NOW)));
            stores.usageEvents()
                    .reverse(tenant.orgId(), new EventId("voided"), new Voiding(NOW, new VoidReason("a mistake")));
            return true;
        });
        return tenant;
    }

    private void execute(String sql) throws SQLException {
        try (Connection outside = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = outside.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private long wrongSums(Tenant tenant) {
        return unitOfWork.read(stores -> stores.usageEvents().countWrongSums(tenant.orgId()));
    }

    private QuantitySum sum(Tenant tenant) {
        UsageSumQuery query = new UsageSumQuery(tenant.orgId(), null, null, null, Window.always(), null);
        return unitOfWork.read(stores -> stores.usageEvents().sum(query));
    }

    private QuantitySum sumOfEvents(Tenant tenant) {
        return unitOfWork.read(tenant::contents).usageEvents().stream()
                .filter(event -> event.counts(null))
                .map(event -> QuantitySum.of(event.quantity()))
                .reduce(QuantitySum.ZERO, QuantitySum::plus);
    }
}
