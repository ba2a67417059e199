package org.landlord.adapter.memory.quota;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.quota.QuotaEventLog;
import org.landlord.port.out.quota.TimePosition;

public record MemoryQuotaEventLog(Tables tables, Transaction transaction) implements QuotaEventLog {

    @Override
    public void append(QuotaEvent event) {
        transaction.change(() -> {
            OrgId orgId = event.limit().orgId();
            tables.requireOrganization(orgId);
            // Padded: keys are text and sort like numbers only if they have the same length.
            tables.quotaEvents().put(Key.of(orgId, "%019d".formatted(event.sequence())), event);
        });
    }

    @Override
    public long lastSequence(OrgId orgId) {
        return tables.quotaEvents()
                .under(Key.of(orgId))
                .mapToLong(QuotaEvent::sequence)
                .max()
                .orElse(0);
    }

    @Override
    public List<QuotaEvent> list(
            OrgId orgId, @Nullable ProjectId projectId, @Nullable Label metric, long after, int limit) {
        return Table.page(matching(orgId, projectId, metric), QuotaEvent::sequence, after, limit);
    }

    @Override
    public List<QuotaEvent> listNewestFirst(
            OrgId orgId, @Nullable ProjectId projectId, @Nullable Label metric, long before, int limit) {
        return Table.page(
                matching(orgId, projectId, metric), QuotaEvent::sequence, Comparator.reverseOrder(), before, limit);
    }

    @Override
    public List<QuotaEvent> listOfAll(Window window, @Nullable TimePosition before, int limit) {
        return Table.page(
                tables.quotaEvents()
                        .all()
                        .filter(event -> window.contains(event.occurredAt())
                                && !tables.isDeleted(event.limit().orgId())),
                TimePosition::of,
                Comparator.reverseOrder(),
                before,
                limit);
    }

    private Stream<QuotaEvent> matching(OrgId orgId, @Nullable ProjectId projectId, @Nullable Label metric) {
        return tables.quotaEvents()
                .under(Key.of(orgId))
                .filter(event -> (projectId == null
                                || projectId.equals(event.limit().projectId()))
                        && (metric == null || metric.equals(event.limit().metric())));
    }
}
