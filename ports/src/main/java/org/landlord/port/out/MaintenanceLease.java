package org.landlord.port.out;

/// Which of the server processes on a storage does the scheduled work. Provided by storage of several processes;
/// without it, each process does its own.
@FunctionalInterface
public interface MaintenanceLease {

    /// True if this process does the scheduled work now. At most one process has it at a time; another one gets
    /// it within 30 seconds when the process that has it dies. Does not access the storage.
    boolean isHeld();
}
