package org.landlord.adapter.memory.audit;

import java.util.List;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.state.Table;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.port.out.audit.PlatformAuditLog;

public record MemoryPlatformAuditLog(State state, Unit unit) implements PlatformAuditLog {

    @Override
    public long lastSequence() {
        return state.platformAuditEvents()
                .all()
                .mapToLong(PlatformAuditEvent::sequence)
                .max()
                .orElse(0);
    }

    @Override
    public void append(PlatformAuditEvent event) {
        unit.change(() -> {
            if (event.sequence() != lastSequence() + 1) {
                throw new IllegalStateException(
                        "platform audit event " + event.sequence() + " does not follow " + lastSequence());
            }
            state.platformAuditEvents().put(Key.of(event.eventId()), event);
        });
    }

    @Override
    public List<PlatformAuditEvent> list(long after, int limit) {
        return Table.page(state.platformAuditEvents().all(), PlatformAuditEvent::sequence, after, limit);
    }
}
