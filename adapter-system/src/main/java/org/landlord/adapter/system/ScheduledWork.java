package org.landlord.adapter.system;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.MaintenanceLease;

/// Whether this process does the work that one process on a storage does for all.
@Singleton
class ScheduledWork {

    /// Where every process does its own.
    static final ScheduledWork OF_EVERY_PROCESS = new ScheduledWork((MaintenanceLease) null);

    private final @Nullable MaintenanceLease lease;

    @Inject
    ScheduledWork(Instance<MaintenanceLease> lease) {
        this(lease.isResolvable() ? lease.get() : null);
    }

    /// @param lease null if every process does its own
    ScheduledWork(@Nullable MaintenanceLease lease) {
        this.lease = lease;
    }

    boolean isOurs() {
        return lease == null || lease.isHeld();
    }

    /// The work, which does nothing while another process does it.
    Runnable ifOurs(Runnable work) {
        return () -> {
            if (isOurs()) {
                work.run();
            }
        };
    }
}
