package org.landlord.application.access;

import java.time.Instant;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.port.in.access.AccessMaintenance;

public final class AccessMaintenanceUseCase implements AccessMaintenance {

    /// The number of sessions per unit of work.
    private static final int ROWS = 500;

    private final UseCaseContext ports;
    private final ApiKeyCache keys;
    private final SessionCache sessions;

    public AccessMaintenanceUseCase(UseCaseContext ports, ApiKeyCache keys, SessionCache sessions) {
        this.ports = ports;
        this.keys = keys;
        this.sessions = sessions;
    }

    @Override
    public int recordLastUse() {
        return keys.recordLastUse() + sessions.recordLastUse();
    }

    /// The last use is stored first: it decides whether a session is over.
    @Override
    public int removeEndedSessions() {
        sessions.recordLastUse();
        Instant now = ports.clock().now();
        int all = 0;
        int removed;
        do {
            removed = ports.gate()
                    .withoutAuthorization()
                    .write(stores -> stores.sessions().removeEnded(now, ROWS));
            all += removed;
        } while (removed == ROWS);
        return all;
    }
}
