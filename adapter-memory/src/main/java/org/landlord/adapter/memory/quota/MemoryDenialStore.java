package org.landlord.adapter.memory.quota;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.quota.DenialEntry;
import org.landlord.port.out.quota.DenialFilter;
import org.landlord.port.out.quota.DenialStore;
import org.landlord.port.out.quota.TimePosition;

public record MemoryDenialStore(Tables tables, Transaction transaction) implements DenialStore {

    private static final Comparator<Denial> NEWEST_FIRST =
            Comparator.comparing(Denial::sequence).reversed();

    @Override
    public void put(Denial denial) {
        transaction.change(() -> {
            OrgId orgId = denial.key().limit().orgId();
            tables.requireOrganization(orgId);
            // Padded: keys are text and sort like numbers only if they have the same length.
            tables.denials().put(Key.of(orgId, "%019d".formatted(denial.sequence())), denial);
        });
    }

    @Override
    public Optional<Denial> find(Denial.Key key) {
        return tables.denials()
                .under(Key.of(key.limit().orgId()))
                .filter(denial -> denial.key().equals(key))
                .findFirst();
    }

    @Override
    public Optional<Denial> findByRequest(OrgId orgId, RequestId requestId) {
        return tables.denials()
                .under(Key.of(orgId))
                .filter(denial -> denial.refusalOf(requestId) != null)
                .min(NEWEST_FIRST);
    }

    @Override
    public Optional<Instant> lastRefusal(LimitKey limit) {
        return tables.denials()
                .under(Key.of(limit.orgId()))
                .filter(denial -> denial.key().limit().equals(limit))
                .map(Denial::lastAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public long lastSequence(OrgId orgId) {
        return tables.denials()
                .under(Key.of(orgId))
                .mapToLong(Denial::sequence)
                .max()
                .orElse(0);
    }

    @Override
    public List<Denial> list(OrgId orgId, DenialFilter filter, @Nullable Long before, int limit) {
        return Table.page(
                tables.denials().under(Key.of(orgId)).filter(denial -> matches(denial, filter)),
                Denial::sequence,
                Comparator.reverseOrder(),
                before,
                limit);
    }

    @Override
    public List<DenialEntry> listOfAll(Instant since, Instant until, @Nullable TimePosition before, int limit) {
        return Table.page(
                tables.denials()
                        .all()
                        .filter(denial -> !denial.lastAt().isBefore(since)
                                && !denial.lastAt().isAfter(until)
                                && !tables.isDeleted(denial.key().limit().orgId()))
                        .map(DenialEntry::of),
                DenialEntry::position,
                Comparator.reverseOrder(),
                before,
                limit);
    }

    private static boolean matches(Denial denial, DenialFilter filter) {
        Denial.Key key = denial.key();
        return (filter.projectId() == null || filter.projectId().equals(key.projectId()))
                && (filter.metric() == null
                        || filter.metric().equals(key.limit().metric()))
                && (filter.unit() == null || filter.unit().equals(key.limit().unit()))
                && (filter.actorId() == null || filter.actorId().equals(key.actorId()))
                && !denial.lastAt().isBefore(filter.window().since())
                && !denial.firstAt().isAfter(filter.window().until());
    }

    @Override
    public boolean hasEndedBefore(Instant instant) {
        return tables.denials().all().anyMatch(denial -> denial.lastAt().isBefore(instant));
    }

    @Override
    public int removeEndedBefore(Instant instant, int limit) {
        return transaction.change(
                () -> tables.denials().removeIf(denial -> denial.lastAt().isBefore(instant), limit));
    }

    @Override
    public int removeUpTo(OrgId orgId, long sequence, int limit) {
        return transaction.change(() -> tables.denials()
                .removeIf(
                        denial -> denial.key().limit().orgId().equals(orgId) && denial.sequence() <= sequence, limit));
    }
}
