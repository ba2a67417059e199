package org.landlord.adapter.sqlite.usage;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.persistence.jpa.Maybe;
import org.landlord.persistence.jpa.MetadataText;
import org.landlord.persistence.jpa.StoreCall;
import org.landlord.persistence.jpa.Writes;
import org.landlord.port.out.usage.UsageEventPosition;
import org.landlord.port.out.usage.UsageEventStore;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageQuery;

/// The table `usage_event`, by prepared statements on the connection of the unit of work:
/// docs/adr/0006-usage-through-jdbc.md.
@Singleton
@StoreCall
class SqliteUsageEvents implements UsageEventStore {

    private static final String COLUMNS =
            "org_id, event_id, project_id, run_id, metric, units, nanos, unit, observed_at, recorded_at, metadata";
    private static final String INSERT =
            "INSERT INTO usage_event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM usage_event";

    /// SQLite adds up in 64 bits and stops with an error beyond. A whole part has 18 digits, so it is added up in two
    /// halves of 9: then each of the three sums is good for more rows than a file can hold.
    private static final String SUMS = "coalesce(sum(units / 1000000000), 0) AS billions,"
            + " coalesce(sum(units % 1000000000), 0) AS ones, coalesce(sum(nanos), 0) AS nanos";

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

    private final EntityManager entityManager;
    private final Writes writes;

    SqliteUsageEvents(EntityManager entityManager, Writes writes) {
        this.entityManager = entityManager;
        this.writes = writes;
    }

    @Override
    public void append(List<UsageEvent> events) {
        writes.run(
                () -> onConnection(connection -> insert(connection, events)),
                (_, _) -> new Conflict("there is already a usage event with one of these ids"),
                "a usage event names an organization or a project that is not there");
    }

    private static int insert(Connection connection, List<UsageEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (UsageEvent event : events) {
                bind(statement, event);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    private static void bind(PreparedStatement statement, UsageEvent event) throws SQLException {
        statement.setString(1, event.orgId().value());
        statement.setString(2, event.eventId().value());
        statement.setString(3, Maybe.text(event.projectId()));
        statement.setString(4, Maybe.text(event.runId()));
        statement.setString(5, event.metric().value());
        statement.setLong(6, event.quantity().units());
        statement.setInt(7, event.quantity().nanos());
        statement.setString(8, event.unit().value());
        statement.setLong(9, event.observedAt().toEpochMilli());
        statement.setLong(10, event.recordedAt().toEpochMilli());
        statement.setString(11, event.metadata().json());
    }

    @Override
    public Map<EventId, UsageEvent> find(OrgId orgId, Collection<EventId> eventIds) {
        // One parameter, however many ids: the text of the statement stays the same, and no number of question marks
        // is too large. The rules of ids allow nothing that JSON would have to escape.
        String ids = eventIds.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
        UsageFilter filter = new UsageFilter()
                .and("org_id = ?", orgId.value())
                .and("event_id IN (SELECT value FROM json_each(?))", ids);
        Map<EventId, UsageEvent> found = new HashMap<>();
        query(SELECT + filter.where(), filter, SqliteUsageEvents::event)
                .forEach(event -> found.put(event.eventId(), event));
        return found;
    }

    @Override
    public List<UsageEvent> list(UsageQuery query, @Nullable UsageEventPosition after, int limit) {
        UsageFilter filter = UsageFilter.of(query);
        if (after != null) {
            filter.and(
                    "(observed_at, event_id) > (?, ?)",
                    after.observedAt().toEpochMilli(),
                    after.eventId().value());
        }
        return query(
                SELECT + filter.where() + " ORDER BY observed_at, event_id LIMIT ?",
                filter,
                SqliteUsageEvents::event,
                limit);
    }

    @Override
    public Quantity sum(UsageQuery query) {
        UsageFilter filter = UsageFilter.of(query);
        return query("SELECT " + SUMS + " FROM usage_event" + filter.where(), filter, SqliteUsageEvents::quantity)
                .getFirst();
    }

    @Override
    public List<UsageTotal> summarize(UsageQuery query, UsageGrouping grouping, @Nullable UsageTotal after, int limit) {
        UsageGroups groups = new UsageGroups(grouping);
        UsageFilter filter = UsageFilter.of(query);
        if (after != null) {
            groups.goOnAfter(after, filter);
        }
        String sql = "SELECT " + groups.columns() + ", " + SUMS + " FROM usage_event" + filter.where() + " GROUP BY "
                + groups.keys() + " ORDER BY " + groups.keys() + " LIMIT ?";
        return query(sql, filter, row -> groups.total(query.orgId(), row, quantity(row)), limit);
    }

    private static Quantity quantity(ResultSet row) throws SQLException {
        BigInteger units = BigInteger.valueOf(row.getLong("billions"))
                .multiply(BILLION)
                .add(BigInteger.valueOf(row.getLong("ones")));
        return Quantity.ofSum(units, BigInteger.valueOf(row.getLong("nanos")));
    }

    private static UsageEvent event(ResultSet row) throws SQLException {
        return new UsageEvent(
                new OrgId(row.getString("org_id")),
                new EventId(row.getString("event_id")),
                Maybe.map(row.getString("project_id"), ProjectId::new),
                Maybe.map(row.getString("run_id"), RunId::new),
                new Label(row.getString("metric")),
                new Quantity(row.getLong("units"), row.getInt("nanos")),
                new Label(row.getString("unit")),
                Instant.ofEpochMilli(row.getLong("observed_at")),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                MetadataText.read(row.getString("metadata")));
    }

    /// Reads one row.
    @FunctionalInterface
    private interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private <R> List<R> query(String sql, UsageFilter filter, Reader<R> reader, Object... more) {
        return onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                filter.bind(statement, more);
                List<R> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
                return found;
            }
        });
    }

    private <R> R onConnection(ReturningWork<R> work) {
        return entityManager.unwrap(Session.class).doReturningWork(work);
    }
}
