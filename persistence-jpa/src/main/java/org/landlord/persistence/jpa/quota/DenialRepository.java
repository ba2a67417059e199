package org.landlord.persistence.jpa.quota;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.quota.DenialEntry;
import org.landlord.port.out.quota.DenialFilter;
import org.landlord.port.out.quota.DenialStore;
import org.landlord.port.out.quota.TimePosition;

/// The tables `quota_denial` and `quota_refusal`. Through JDBC: the denials of many organizations are written every
/// second, on the thread that writes for all callers.
@Singleton
@StoreCall
class DenialRepository implements DenialStore {

    private static final String COLUMNS =
            "org_id, sequence, limit_scope, metric, unit, period, minute, scope, actor_kind,"
                    + " actor_id, first_at, refusals";

    private static final String FROM = "SELECT " + COLUMNS + " FROM quota_denial WHERE org_id = ?";

    private static final String PUT = "INSERT INTO quota_denial (" + COLUMNS + ", last_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (org_id, sequence) DO UPDATE"
            + " SET first_at = excluded.first_at, refusals = excluded.refusals, last_at = excluded.last_at";

    private static final String FIND = FROM + " AND limit_scope = ? AND metric = ? AND unit = ? AND period = ?"
            + " AND minute = ? AND scope = ? AND actor_kind = ? AND actor_id = ?";

    private static final String FIND_BY_REQUEST =
            FROM + " AND sequence = (SELECT max(sequence) FROM quota_refusal WHERE org_id = ? AND request_id = ?)";

    private static final String LAST = "SELECT coalesce(max(sequence), 0) FROM quota_denial WHERE org_id = ?";

    private static final String LAST_REFUSAL = "SELECT last_at FROM quota_denial WHERE org_id = ? AND limit_scope = ?"
            + " AND metric = ? AND unit = ? AND period = ? ORDER BY minute DESC, last_at DESC LIMIT 1";

    private static final String LIST = FROM + " AND sequence < ? AND (scope = ? OR ? = '') AND (metric = ? OR ? = '')"
            + " AND (unit = ? OR ? = '') AND (actor_id = ? OR ? = '') AND last_at >= ? AND first_at <= ?"
            + " ORDER BY sequence DESC LIMIT ?";

    /// Reads the index on `last_at`, which ends with the primary key.
    private static final String LIST_OF_ALL = "SELECT " + COLUMNS + ", last_at FROM quota_denial"
            + " WHERE last_at >= ? AND (last_at, org_id, sequence) < (?, ?, ?)"
            + " AND org_id NOT IN (SELECT org_id FROM organization WHERE deleted_at IS NOT NULL)"
            + " ORDER BY last_at DESC, org_id DESC, sequence DESC LIMIT ?";

    private static final String ENDED = "SELECT org_id, sequence FROM quota_denial WHERE last_at < ? LIMIT ?";

    private static final String REMOVE_ENDED = "DELETE FROM quota_denial WHERE (org_id, sequence) IN (" + ENDED + ")";

    private static final String REMOVE_UP_TO =
            "DELETE FROM quota_denial WHERE org_id = ? AND sequence IN (SELECT sequence"
                    + " FROM quota_denial WHERE org_id = ? AND sequence <= ? ORDER BY sequence LIMIT ?)";

    private static final String REFUSAL_COLUMNS = "request_id, refused_at, limit_quantity, window_since, window_until,"
            + " used_quantity, reserved_quantity, requested_quantity, reset_at";

    private static final String REFUSALS =
            "SELECT " + REFUSAL_COLUMNS + " FROM quota_refusal WHERE org_id = ? AND sequence = ? ORDER BY number DESC";

    private static final String PUT_REFUSAL = "INSERT INTO quota_refusal (org_id, sequence, number, " + REFUSAL_COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (org_id, sequence, number) DO NOTHING";

    private static final String REMOVE_REFUSALS =
            "DELETE FROM quota_refusal WHERE org_id = ? AND sequence = ? AND number <= ?";

    private final RowWriter writes;
    private final Jdbc jdbc;

    DenialRepository(RowWriter writes, Jdbc jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @Override
    public void put(Denial denial) {
        writes.run(() -> store(denial), RowWriter.OnUniqueViolation.RETHROW, "the organization does not exist");
    }

    private void store(Denial denial) {
        Denial.Key key = denial.key();
        LimitKey limit = key.limit();
        String orgId = limit.orgId().value();
        jdbc.update(
                PUT,
                orgId,
                denial.sequence(),
                Nullables.orEmpty(limit.projectId()),
                limit.metric().value(),
                limit.unit().value(),
                limit.period().label(),
                key.minute().toEpochMilli(),
                Nullables.orEmpty(key.projectId()),
                kind(key),
                Nullables.orEmpty(key.actorId()),
                denial.firstAt().toEpochMilli(),
                denial.count(),
                denial.lastAt().toEpochMilli());
        jdbc.update(
                REMOVE_REFUSALS,
                orgId,
                denial.sequence(),
                denial.count() - denial.refusals().size());
        for (int i = 0; i < denial.refusals().size(); i++) {
            store(
                    orgId,
                    denial.sequence(),
                    denial.count() - i,
                    denial.refusals().get(i));
        }
    }

    private void store(String orgId, long sequence, long number, Refusal refusal) {
        jdbc.update(
                PUT_REFUSAL,
                orgId,
                sequence,
                number,
                Nullables.text(refusal.requestId()),
                refusal.refusedAt().toEpochMilli(),
                refusal.limitQuantity().toString(),
                refusal.window().since().toEpochMilli(),
                refusal.window().until().toEpochMilli(),
                refusal.usedQuantity().toString(),
                refusal.reservedQuantity().toString(),
                refusal.requestedQuantity().toString(),
                Nullables.map(refusal.resetAt(), Instant::toEpochMilli));
    }

    private static String kind(Denial.Key key) {
        return key.actorKind() == null ? "" : key.actorKind().label();
    }

    @Override
    public Optional<Denial> find(Denial.Key key) {
        LimitKey limit = key.limit();
        return jdbc
                .query(
                        FIND,
                        this::denial,
                        limit.orgId().value(),
                        Nullables.orEmpty(limit.projectId()),
                        limit.metric().value(),
                        limit.unit().value(),
                        limit.period().label(),
                        key.minute().toEpochMilli(),
                        Nullables.orEmpty(key.projectId()),
                        kind(key),
                        Nullables.orEmpty(key.actorId()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Denial> findByRequest(OrgId orgId, RequestId requestId) {
        return jdbc.query(FIND_BY_REQUEST, this::denial, orgId.value(), orgId.value(), requestId.value()).stream()
                .findFirst();
    }

    @Override
    public Optional<Instant> lastRefusal(LimitKey limit) {
        return jdbc
                .query(
                        LAST_REFUSAL,
                        row -> Instant.ofEpochMilli(row.getLong(1)),
                        limit.orgId().value(),
                        Nullables.orEmpty(limit.projectId()),
                        limit.metric().value(),
                        limit.unit().value(),
                        limit.period().label())
                .stream()
                .findFirst();
    }

    @Override
    public long lastSequence(OrgId orgId) {
        return jdbc.query(LAST, row -> row.getLong(1), orgId.value()).getFirst();
    }

    @Override
    public List<Denial> list(OrgId orgId, DenialFilter filter, @Nullable Long before, int limit) {
        String projectId = Nullables.orEmpty(filter.projectId());
        String metric = Nullables.orEmpty(filter.metric());
        String unit = Nullables.orEmpty(filter.unit());
        String actorId = Nullables.orEmpty(filter.actorId());
        return jdbc.query(
                LIST,
                this::denial,
                orgId.value(),
                before == null ? Long.MAX_VALUE : before,
                projectId,
                projectId,
                metric,
                metric,
                unit,
                unit,
                actorId,
                actorId,
                filter.window().since().toEpochMilli(),
                filter.window().until().toEpochMilli(),
                limit);
    }

    @Override
    public List<DenialEntry> listOfAll(Instant since, Instant until, @Nullable TimePosition before, int limit) {
        return jdbc.query(
                LIST_OF_ALL,
                row -> new DenialEntry(
                        key(row),
                        row.getLong(2),
                        Instant.ofEpochMilli(row.getLong(11)),
                        Instant.ofEpochMilli(row.getLong(13))),
                since.toEpochMilli(),
                before == null ? until.toEpochMilli() + 1 : before.at().toEpochMilli(),
                before == null ? "" : before.orgId().value(),
                before == null ? 0 : before.sequence(),
                limit);
    }

    private Denial denial(ResultSet row) throws SQLException {
        return new Denial(
                row.getLong(2),
                key(row),
                Instant.ofEpochMilli(row.getLong(11)),
                row.getLong(12),
                jdbc.query(REFUSALS, DenialRepository::refusal, row.getString(1), row.getLong(2)));
    }

    private static Denial.Key key(ResultSet row) throws SQLException {
        LimitKey limit = new LimitKey(
                new OrgId(row.getString(1)),
                Nullables.mapNonEmpty(row.getString(3), ProjectId::new),
                new Label(row.getString(4)),
                new Label(row.getString(5)),
                Period.of(row.getString(6)));
        return new Denial.Key(
                limit,
                Nullables.mapNonEmpty(row.getString(8), ProjectId::new),
                Nullables.mapNonEmpty(row.getString(9), ActorKind::of),
                Nullables.mapNonEmpty(row.getString(10), ActorId::new),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        long resetAt = row.getLong(9);
        Instant reset = row.wasNull() ? null : Instant.ofEpochMilli(resetAt);
        return new Refusal(
                Nullables.map(row.getString(1), RequestId::new),
                Instant.ofEpochMilli(row.getLong(2)),
                Quantity.parse(row.getString(3)),
                new Window(Instant.ofEpochMilli(row.getLong(4)), Instant.ofEpochMilli(row.getLong(5))),
                QuantitySum.parse(row.getString(6)),
                QuantitySum.parse(row.getString(7)),
                QuantitySum.parse(row.getString(8)),
                reset);
    }

    @Override
    public boolean hasEndedBefore(Instant instant) {
        return !jdbc.query(ENDED, row -> row.getString(1), instant.toEpochMilli(), 1)
                .isEmpty();
    }

    @Override
    public int removeEndedBefore(Instant instant, int limit) {
        return remove(REMOVE_ENDED, instant.toEpochMilli(), limit);
    }

    @Override
    public int removeUpTo(OrgId orgId, long sequence, int limit) {
        return remove(REMOVE_UP_TO, orgId.value(), orgId.value(), sequence, limit);
    }

    private int remove(String sql, Object... parameters) {
        AtomicInteger removed = new AtomicInteger();
        writes.delete(() -> removed.set(jdbc.update(sql, parameters)));
        return removed.get();
    }
}
