package org.landlord.adapter.postgres.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.UnitOfWork;

/// Usage events are in partitions by the month in which they were observed.
@QuarkusTest
class EventPartitionsTest extends StorageContract {

    private static final YearMonth LONG_AGO = YearMonth.of(2001, 2);

    private static final Instant NOW_IN_MILLIS = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    AgroalDataSource dataSource;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Test
    void givenAStart_thenThereArePartitionsForTheCurrentMonthAndThoseAroundIt() throws SQLException {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);

        for (int month = -1; month <= 2; month++) {
            assertThat(number("SELECT count(*) FROM pg_class WHERE relispartition AND relname = '"
                            + EventPartitions.name(now.plusMonths(month)) + "'"))
                    .isOne();
        }
    }

    @Test
    void givenAnEventOfNow_whenItIsRecorded_thenItIsInThePartitionOfTheMonth() throws SQLException {
        Tenant tenant = newTenant();
        UsageEvent event = tenant.usage("now", "1", NOW_IN_MILLIS);

        write(stores -> stores.usageEvents().append(List.of(event)));

        String partition = EventPartitions.name(YearMonth.now(ZoneOffset.UTC));
        assertThat(number("SELECT count(*) FROM " + partition + " WHERE org_id = '" + tenant.orgId() + "'"))
                .isOne();
    }

    @Test
    void givenEventsOfAnOldMonth_whenAPartitionIsCreatedForIt_thenTheyMoveAndAreFoundAsBefore() throws SQLException {
        Tenant tenant = newTenant();
        Instant first = LONG_AGO.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant next =
                LONG_AGO.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<UsageEvent> events = List.of(
                tenant.usage("before", "1", first.minusMillis(1)),
                tenant.usage("first", "1", first),
                tenant.usage("last", "1", next.minusMillis(1)),
                tenant.usage("after", "1", next));
        write(stores -> stores.usageEvents().append(events));
        List<UsageEvent> before = all(tenant);

        try (Connection connection = dataSource.getConnection()) {
            EventPartitions.create(connection, LONG_AGO);
            EventPartitions.create(connection, LONG_AGO);
        }

        assertThat(number("SELECT count(*) FROM " + EventPartitions.name(LONG_AGO) + " WHERE org_id = '"
                        + tenant.orgId() + "'"))
                .isEqualTo(2);
        assertThat(all(tenant)).isEqualTo(before).hasSize(4);
        assertThat(list(stores -> stores.usageEvents().listRecorded(tenant.orgId(), 0, 10)))
                .hasSize(4);
    }

    private List<UsageEvent> all(Tenant tenant) {
        UsageQuery query = new UsageQuery(tenant.orgId(), null, null, null, null, Window.always());
        return list(stores -> stores.usageEvents().list(query, null, 100));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
