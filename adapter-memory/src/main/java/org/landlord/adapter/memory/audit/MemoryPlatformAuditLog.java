package org.landlord.adapter.memory.audit;

import java.util.Comparator;
import java.util.List;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.port.out.audit.PlatformAuditLog;

public record MemoryPlatformAuditLog(Tables tables, Transaction transaction) implements PlatformAuditLog {

    @Override
    public long lastSequence() {
        return tables.platformAuditEvents()
                .all()
                .mapToLong(PlatformAuditEvent::sequence)
                .max()
                .orElse(0);
    }

    @Override
    public void append(PlatformAuditEvent event) {
        transaction.change(() -> {
            if (event.sequence() != lastSequence() + 1) {
                throw new IllegalStateException(
                        "platform audit event " + event.sequence() + " does not follow " + lastSequence());
            }
            tables.platformAuditEvents().put(Key.of(event.eventId()), event);
        });
    }

    @Override
    public List<PlatformAuditEvent> list(long after, int limit) {
        return Table.page(tables.platformAuditEvents().all(), PlatformAuditEvent::sequence, after, limit);
    }

    @Override
    public List<PlatformAuditEvent> listNewestFirst(long before, int limit) {
        return Table.page(
                tables.platformAuditEvents().all(),
                PlatformAuditEvent::sequence,
                Comparator.reverseOrder(),
                before,
                limit);
    }
}
