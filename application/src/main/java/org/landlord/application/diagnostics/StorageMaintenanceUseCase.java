package org.landlord.application.diagnostics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.diagnostics.StorageRestore;
import org.landlord.domain.shared.Timestamps;
import org.landlord.port.in.diagnostics.StorageMaintenance;
import org.landlord.port.out.Stores;
import org.landlord.port.out.diagnostics.StorageHistory;
import org.landlord.port.out.diagnostics.StoragePosition;

/// The audit event and the position that ends the finding are committed together, so each restore is
/// told once.
public final class StorageMaintenanceUseCase implements StorageMaintenance {

    /// Nobody calls a start.
    private static final Caller START = Caller.operator(new ActorId("landlord-start"));

    private final UseCaseContext ports;
    private final StorageHistory history;

    public StorageMaintenanceUseCase(UseCaseContext ports, StorageHistory history) {
        this.ports = ports;
        this.history = history;
    }

    private record Recorded(Optional<StorageRestore> restore, StoragePosition position) {}

    @Override
    public Optional<StorageRestore> recordPositionIfChanged() {
        return history.hasChanged() ? recordPosition() : Optional.empty();
    }

    @Override
    public Optional<StorageRestore> recordPosition() {
        Recorded recorded = ports.gate().withoutAuthorization().write(this::record);
        history.remember(recorded.position());
        return recorded.restore();
    }

    private Recorded record(Stores stores) {
        Instant now = ports.clock().now();
        Optional<StorageRestore> restore =
                history.findRestore(stores.platformAuditLog().lastSequence());
        restore.ifPresent(
                found -> AuditEntry.ofPlatform(AuditAction.PLATFORM_RESTORE, found.databaseId(), details(found))
                        .write(ports.ids(), stores, START, now));
        return new Recorded(
                restore, history.advance(now, stores.platformAuditLog().lastSequence()));
    }

    /// What is known about what is missing.
    private static Map<String, Object> details(StorageRestore restore) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (restore.stateAt() != null) {
            details.put("stateAt", Timestamps.format(restore.stateAt()));
        }
        details.put("sequence", restore.sequence());
        if (restore.lastSeenAt() != null) {
            details.put("lastSeenAt", Timestamps.format(restore.lastSeenAt()));
        }
        if (restore.lastSeenSequence() != null) {
            details.put("lastSeenSequence", restore.lastSeenSequence());
        }
        return details;
    }
}
