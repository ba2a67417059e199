package org.landlord.adapter.memory.quota;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.out.quota.LimitState;
import org.landlord.port.out.quota.UsageLimitStore;

public record MemoryUsageLimitStore(Tables tables, Transaction transaction) implements UsageLimitStore {

    private static final Comparator<LimitState> FULLEST_FIRST = Comparator.comparing(
                    LimitState::percentBound, Comparator.reverseOrder())
            .thenComparing(state -> state.limit().key());

    @Override
    public void put(UsageLimit limit) {
        transaction.change(() -> {
            tables.requireProject(limit.key().orgId(), limit.key().projectId());
            LimitState standing = state(limit.key())
                    .map(before -> new LimitState(
                            limit, before.reachedThresholds(), before.recordedAt(), before.percentBound()))
                    .orElseGet(() -> new LimitState(limit, new TreeSet<>(), null, 0));
            tables.usageLimits().put(row(limit.key()), standing);
        });
    }

    @Override
    public void recordState(LimitKey key, SortedSet<Integer> reached, Instant at) {
        transaction.change(() -> {
            LimitState before = existing(key);
            tables.usageLimits().put(row(key), new LimitState(before.limit(), reached, at, before.percentBound()));
        });
    }

    @Override
    public void recordPercentBound(LimitKey key, int percent) {
        transaction.change(() -> {
            LimitState before = existing(key);
            tables.usageLimits()
                    .put(
                            row(key),
                            new LimitState(before.limit(), before.reachedThresholds(), before.recordedAt(), percent));
        });
    }

    private LimitState existing(LimitKey key) {
        return state(key).orElseThrow(() -> new IllegalStateException("limit " + key + " does not exist"));
    }

    @Override
    public void delete(LimitKey key) {
        transaction.change(() -> tables.usageLimits().removeUnder(row(key)));
    }

    @Override
    public Optional<UsageLimit> find(LimitKey key) {
        return state(key).map(LimitState::limit);
    }

    @Override
    public Optional<LimitState> state(LimitKey key) {
        return tables.usageLimits().find(row(key));
    }

    @Override
    public List<UsageLimit> list(OrgId orgId, @Nullable LimitKey after, int limit) {
        return Table.page(
                tables.usageLimits().under(Key.of(orgId)).map(LimitState::limit), UsageLimit::key, after, limit);
    }

    @Override
    public List<UsageLimit> listOfProject(OrgId orgId, ProjectId projectId, @Nullable LimitKey after, int limit) {
        return Table.page(
                tables.usageLimits()
                        .under(Key.of(orgId))
                        .map(LimitState::limit)
                        .filter(each -> projectId.equals(each.key().projectId())),
                UsageLimit::key,
                after,
                limit);
    }

    @Override
    public List<LimitState> binding(Collection<UsageSeries> series) {
        return tables.usageLimits()
                .all()
                .filter(standing -> series.stream().anyMatch(standing.limit()::binds))
                .toList();
    }

    @Override
    public List<LimitState> bindingInAnyUnit(Collection<UsageSeries> series) {
        return tables.usageLimits()
                .all()
                .filter(standing -> series.stream().anyMatch(standing.limit()::bindsInAnyUnit))
                .toList();
    }

    @Override
    public List<LimitState> states(@Nullable LimitKey after, int limit) {
        return Table.page(
                tables.usageLimits()
                        .all()
                        .filter(standing ->
                                !tables.isDeleted(standing.limit().key().orgId())),
                standing -> standing.limit().key(),
                after,
                limit);
    }

    @Override
    public List<LimitState> fullest(int percent, @Nullable LimitState after, int limit) {
        return Table.page(
                tables.usageLimits()
                        .all()
                        .filter(state -> state.percentBound() >= percent
                                && !tables.isDeleted(state.limit().key().orgId())),
                state -> state,
                FULLEST_FIRST,
                after,
                limit);
    }

    private static Key row(LimitKey key) {
        return Key.of(
                key.orgId(),
                key.projectId(),
                key.metric(),
                key.unit(),
                key.period().identity().label());
    }
}
