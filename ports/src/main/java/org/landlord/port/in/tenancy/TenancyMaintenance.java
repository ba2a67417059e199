package org.landlord.port.in.tenancy;

/// Periodic maintenance of deleted organizations.
@FunctionalInterface
public interface TenancyMaintenance {

    /// Removes some rows of organizations that were deleted. It takes the writer about ten milliseconds. To
    /// be called again while it returns true, after a pause of at least that length, so that other writers
    /// are not delayed.
    ///
    /// @return true if there may be more
    /// @throws org.landlord.domain.failure.Unavailable if storage cannot write now
    boolean removeDeleted();
}
