package org.landlord.port.in.usage;

import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// How organizations want their usage to be taken in. Settings are always there: the defaults until some are
/// put.
public interface UsageConfiguration {

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.GET_USAGE_SETTINGS)
    UsageSettings settings(Caller caller, OrgId orgId);

    /// Replaces the settings. Audited as `usage_settings.upsert`. Settings that say what is there already
    /// change nothing, `updatedAt` included, and are not audited. (How far back usage may be dated is a bound
    /// on walking around limits, so this takes the permission for those.)
    ///
    /// @return the settings as they are now
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `backdatingDays`, if it is out of range, or
    ///     `cloudEvents/subjectProjects/<subject>`, if that is no project of the organization
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.PUT_USAGE_SETTINGS)
    UsageSettings putSettings(Caller caller, PutUsageSettings command);
}
