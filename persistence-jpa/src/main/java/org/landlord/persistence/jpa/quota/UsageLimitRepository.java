package org.landlord.persistence.jpa.quota;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.sql.ValueRows;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.quota.LimitState;
import org.landlord.port.out.quota.UsageLimitStore;

/// The table `usage_limit`.
@Singleton
@StoreCall
class UsageLimitRepository implements UsageLimitStore, PanacheRepositoryBase<UsageLimitRow, UsageLimitKey> {

    private static final String BINDING = "SELECT " + UsageLimitRow.columns("l.")
            + " FROM used u CROSS JOIN usage_limit l WHERE l.org_id = u.org_id AND l.scope IN ('', u.scope)"
            + " AND l.metric = u.metric";

    private static final ValueRows USED = new ValueRows("used", "org_id, scope, metric");

    private static final String ONE = "SELECT " + UsageLimitRow.columns("")
            + " FROM usage_limit WHERE org_id = ? AND scope = ? AND metric = ? AND unit = ? AND period = ?";

    private static final String FULLEST = "SELECT " + UsageLimitRow.columns("")
            + " FROM usage_limit WHERE percent_bound > 0 AND percent_bound >= ?"
            + " AND org_id NOT IN (SELECT org_id FROM organization WHERE deleted_at IS NOT NULL)";

    /// The first condition is redundant: it lets the database start at the right index entry.
    private static final String FULLEST_AFTER = " AND percent_bound <= ? AND (percent_bound < ?"
            + " OR (org_id, scope, metric, unit, period) > (?, ?, ?, ?, ?))";

    private static final String FULLEST_FIRST =
            " ORDER BY percent_bound DESC, org_id, scope, metric, unit, period LIMIT ?";

    private static final String ORDER = " order by id.orgId, id.scope, id.metric, id.unit, id.period";

    private final RowWriter writes;
    private final Jdbc jdbc;

    UsageLimitRepository(RowWriter writes, Jdbc jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @Override
    public void put(UsageLimit limit) {
        writes.put(UsageLimitRow.toRow(limit));
    }

    @Override
    public void delete(LimitKey key) {
        writes.delete(() -> delete("id", UsageLimitRow.key(key)));
    }

    @Override
    public Optional<UsageLimit> find(LimitKey key) {
        return state(key).map(LimitState::limit);
    }

    /// Through JDBC: used by every check.
    @Override
    public Optional<LimitState> state(LimitKey key) {
        UsageLimitKey id = UsageLimitRow.key(key);
        return jdbc
                .query(ONE, UsageLimitRow::read, id.orgId(), id.scope(), id.metric(), id.unit(), id.period())
                .stream()
                .map(UsageLimitRow::toStanding)
                .findFirst();
    }

    @Override
    public void recordState(LimitKey key, SortedSet<Integer> reached, Instant at) {
        String text = reached.stream().map(String::valueOf).collect(Collectors.joining(","));
        writes.update(() ->
                update("reached = ?1, markedAt = ?2 where id = ?3", text, at.toEpochMilli(), UsageLimitRow.key(key)));
    }

    @Override
    public void recordPercentBound(LimitKey key, int percent) {
        writes.update(() -> update("percentBound = ?1 where id = ?2", percent, UsageLimitRow.key(key)));
    }

    /// Through JDBC, by an index that the condition `percent_bound > 0` selects.
    @Override
    public List<LimitState> fullest(int percent, @Nullable LimitState after, int limit) {
        if (after == null) {
            return jdbc.query(FULLEST + FULLEST_FIRST, UsageLimitRow::read, percent, limit).stream()
                    .map(UsageLimitRow::toStanding)
                    .toList();
        }
        UsageLimitKey key = UsageLimitRow.key(after.limit().key());
        return jdbc
                .query(
                        FULLEST + FULLEST_AFTER + FULLEST_FIRST,
                        UsageLimitRow::read,
                        percent,
                        after.percentBound(),
                        after.percentBound(),
                        key.orgId(),
                        key.scope(),
                        key.metric(),
                        key.unit(),
                        key.period(),
                        limit)
                .stream()
                .map(UsageLimitRow::toStanding)
                .toList();
    }

    @Override
    public List<LimitState> binding(Collection<UsageSeries> series) {
        return bindingInAnyUnit(series).stream()
                .filter(standing -> series.stream().anyMatch(standing.limit()::binds))
                .toList();
    }

    /// Through JDBC: used by every group of usage events.
    @Override
    public List<LimitState> bindingInAnyUnit(Collection<UsageSeries> series) {
        // By key: crossings at the same time are recorded in this order.
        Map<LimitKey, LimitState> found = new TreeMap<>();
        List<Object[]> keys = series.stream()
                .map(one -> new Object[] {
                    one.orgId().value(),
                    Nullables.orEmpty(one.projectId()),
                    one.metric().value(),
                })
                .toList();
        USED.query(jdbc, BINDING, keys, UsageLimitRow::read)
                .forEach(row -> found.put(row.toDomain().key(), row.toStanding()));
        return List.copyOf(found.values());
    }

    @Override
    public List<UsageLimit> list(OrgId orgId, @Nullable LimitKey after, int limit) {
        return list(new Filter().and("id.orgId = :orgId", "orgId", orgId.value()), after, limit);
    }

    @Override
    public List<UsageLimit> listOfProject(OrgId orgId, ProjectId projectId, @Nullable LimitKey after, int limit) {
        Filter filter = new Filter()
                .and("id.orgId = :orgId", "orgId", orgId.value())
                .and("id.scope = :projectId", "projectId", projectId.value());
        return list(filter, after, limit);
    }

    private List<UsageLimit> list(Filter filter, @Nullable LimitKey after, int limit) {
        if (after != null) {
            goOnAfter(after, filter);
        }
        return find(filter.where() + " order by id.scope, id.metric, id.unit, id.period", filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(UsageLimitRow::toDomain)
                .toList();
    }

    private static void goOnAfter(LimitKey after, Filter filter) {
        UsageLimitKey key = UsageLimitRow.key(after);
        // The first condition is redundant: it lets the database start at the right index entry.
        filter.and("id.scope >= :scope", "scope", key.scope())
                .and("id.scope > :scope or id.metric >= :metric", "metric", key.metric())
                .and("id.scope > :scope or id.metric > :metric or id.unit >= :unit", "unit", key.unit())
                .and(
                        "id.scope > :scope or id.metric > :metric or id.unit > :unit or id.period > :period",
                        "period",
                        key.period());
    }

    @Override
    public List<LimitState> states(@Nullable LimitKey after, int limit) {
        if (after == null) {
            return states(new Filter().and("id.orgId >= :orgId", "orgId", ""), limit);
        }
        // The rest of the current organization, then the following ones.
        Filter rest =
                new Filter().and("id.orgId = :orgId", "orgId", after.orgId().value());
        goOnAfter(after, rest);
        List<LimitState> found = new ArrayList<>(states(rest, limit));
        if (found.size() < limit) {
            Filter behind =
                    new Filter().and("id.orgId > :orgId", "orgId", after.orgId().value());
            found.addAll(states(behind, limit - found.size()));
        }
        return found;
    }

    private List<LimitState> states(Filter filter, int limit) {
        return find(filter.where() + " and " + DeletedOrganizations.NOT_OF_ONE + ORDER, filter.parameters())
                .page(Page.ofSize(limit))
                .stream()
                .map(UsageLimitRow::toStanding)
                .toList();
    }
}
