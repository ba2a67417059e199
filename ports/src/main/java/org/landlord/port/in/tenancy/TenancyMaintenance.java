package org.landlord.port.in.tenancy;

/// What has to be done from time to time, for tenancy. Nobody calls it but the application itself.
@FunctionalInterface
public interface TenancyMaintenance {

    /// Removes a little of what is left of organizations that were deleted: it takes the writer some ten
    /// milliseconds, so that whoever else writes goes in between. To be called again, after a pause that is not
    /// shorter than that, for as long as there is more.
    ///
    /// @return true if there may be more
    /// @throws org.landlord.domain.failure.Unavailable if storage cannot do it now
    boolean removeDeleted();
}
