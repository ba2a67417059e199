package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.usage.SumFaults;
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

        execute(damage.replace("$", seriesOf(damaged)));

        assertThat(wrongSums(damaged)).isPositive();
        assertThat(wrongSums(other)).isZero();
        correct(damaged);
        assertThat(wrongSums(damaged)).isZero();
        assertThat(sum(damaged)).isEqualTo(sumOfEvents(damaged));
        assertThat(sum(other)).isEqualTo(QuantitySum.of(3));
    }

    @Test
    void givenDamage_whenOthersRecordBetweenFindingItAndCorrectingIt_thenTheSumsAreStillThoseOfTheEvents()
            throws SQLException {
        Tenant tenant = filledTenant();
        execute("UPDATE usage_rollup SET ones = ones + 7, events = events + 1 WHERE series_id IN (" + seriesOf(tenant)
                + ")");
        SumFaults faults = find(tenant, null);

        unitOfWork.write(stores -> {
            stores.usageEvents().append(List.of(tenant.usage("late", PROJECT, "tokens", "5", NOW)));
            stores.usageEvents()
                    .reverse(tenant.orgId(), new EventId("evt_1"), new Voiding(NOW, new VoidReason("a mistake")));
            return true;
        });
        assertThat(faults.corrections()).isNotEmpty().allMatch(this::isMade);

        assertThat(wrongSums(tenant)).isZero();
        assertThat(sum(tenant)).isEqualTo(sumOfEvents(tenant));
    }

    @Test
    void givenTwoWhoFoundTheSameDamage_thenOnlyOneCorrectsIt() throws SQLException {
        Tenant tenant = filledTenant();
        execute("UPDATE usage_rollup SET ones = ones + 7 WHERE series_id IN (" + seriesOf(tenant) + ")");
        SumFaults one = find(tenant, null);
        SumFaults other = find(tenant, null);

        assertThat(one.corrections()).allMatch(this::isMade);
        assertThat(other.corrections()).isNotEmpty().noneMatch(this::isMade);

        assertThat(wrongSums(tenant)).isZero();
    }

    @Test
    void aCorrectionIsRefusedInAReadingUnit() throws SQLException {
        Tenant tenant = filledTenant();
        execute("UPDATE usage_rollup SET ones = ones + 7 WHERE series_id IN (" + seriesOf(tenant) + ")");
        SumFaults.Correction correction = find(tenant, null).corrections().getFirst();

        assertThatThrownBy(() -> unitOfWork.read(stores -> stores.usageEvents().correctSums(correction)))
                .isInstanceOf(IllegalStateException.class);
    }

    /// More than is held in memory, and more days than one.
    @Test
    void givenThatAllSumsOfManySecondsAreGone_thenTheyAreCorrectedSliceBySlice() throws SQLException {
        Tenant tenant = filledTenant();
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            events.add(tenant.usage("many-" + i, i % 2 == 0 ? PROJECT : null, "tokens", "1", NOW.plusSeconds(9L * i)));
        }
        unitOfWork.write(stores -> {
            stores.usageEvents().append(events);
            return true;
        });
        execute("DELETE FROM usage_rollup WHERE series_id IN (" + seriesOf(tenant) + ")");

        int slices = correct(tenant);

        assertThat(slices).isGreaterThan(40);
        assertThat(wrongSums(tenant)).isZero();
        assertThat(sum(tenant)).isEqualTo(QuantitySum.of(20_003));
    }

    private static String seriesOf(Tenant tenant) {
        return "SELECT series_id FROM usage_series WHERE org_id = '" + tenant.orgId() + "'";
    }

    private SumFaults find(Tenant tenant, SumFaults.@Nullable Place from) {
        return unitOfWork.read(stores -> stores.usageEvents().findWrongSums(tenant.orgId(), from));
    }

    private boolean isMade(SumFaults.Correction correction) {
        return unitOfWork.write(stores -> stores.usageEvents().correctSums(correction));
    }

    /// @return in how many slices
    private int correct(Tenant tenant) {
        int slices = 0;
        SumFaults faults = find(tenant, null);
        while (true) {
            assertThat(faults.corrections()).allMatch(this::isMade);
            slices += faults.corrections().size();
            if (faults.next() == null) {
                return slices;
            }
            faults = find(tenant, faults.next());
        }
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
