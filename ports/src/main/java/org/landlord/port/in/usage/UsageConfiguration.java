package org.landlord.port.in.usage;

import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Settings for recording usage. An organization without settings has the defaults.
public interface UsageConfiguration {

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.GET_USAGE_SETTINGS)
    UsageSettings settings(Caller caller, OrgId orgId);

    /// Replaces the settings. Audited as `usage_settings.upsert`. A replacement without changes writes
    /// nothing. It requires the permission for limits, because backdating could circumvent them.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `backdatingDays` if it is out of range, or
    ///     `cloudEvents/subjectProjects/<subject>` if that is not a project of the organization
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.PUT_USAGE_SETTINGS)
    UsageSettings putSettings(Caller caller, PutUsageSettings command);
}
