package org.landlord.port.in.quota;

import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Usage limits.
public interface UsageLimits {

    /// Creates or replaces a limit. Audited as `usage_limit.upsert`. Resulting threshold crossings are
    /// recorded: see [QuotaEvents]. The result has a warning if the metric is used or limited in another
    /// unit, and for each setting that is not given and had another value before.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.SET_USAGE_LIMIT)
    Upserted<UsageLimit> set(Caller caller, SetUsageLimit command);

    /// Changes an existing limit; what the patch does not name stays. Audited as `usage_limit.upsert`, unless
    /// nothing changes. Resulting threshold crossings are recorded: see [QuotaEvents]. The result has a warning
    /// if the metric is used or limited in another unit.
    ///
    /// @return never `created`
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or limit
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.UPDATE_USAGE_LIMIT)
    Upserted<UsageLimit> update(Caller caller, UpdateUsageLimit command);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or limit
    @Needs(Operation.GET_USAGE_LIMIT)
    UsageLimit get(Caller caller, LimitKey key);

    /// Lists the limits of an organization: those of the organization first, then by project; each by metric,
    /// unit and period.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_USAGE_LIMITS)
    Page<UsageLimit> list(Caller caller, OrgId orgId, PageRequest page);

    /// Lists the limits of one project, by metric, unit and period.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_PROJECT_USAGE_LIMITS)
    Page<UsageLimit> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page);

    /// Deletes a limit. Audited as `usage_limit.delete`. Its reached thresholds are recorded as crossed down.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or limit
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.DELETE_USAGE_LIMIT)
    void delete(Caller caller, LimitKey key, Precondition precondition);

    /// Checks the state of a limit. A limit of the organization counts all of its events, a limit of a
    /// project those of the project. For a window that ends now, usage that is observed up to 5 minutes ahead
    /// of the clock is reported separately and does not remain, so what remains is what a hard limit accepts.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or limit
    /// @throws org.landlord.domain.failure.InvalidInput naming `since`, if the window ends before it begins
    @Needs(Operation.CHECK_USAGE_LIMIT)
    QuotaCheck check(Caller caller, CheckUsageLimit query);

    /// Checks all limits that apply to usage of a project or of the organization, in windows that end now: those
    /// of the organization first, then those of the project; each by metric, unit and period. Limits of the
    /// organization are left out if the caller may read limits in the project only.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    @Needs(Operation.LIST_USAGE_LIMIT_CHECKS)
    Page<QuotaCheck> checkAll(Caller caller, CheckUsageLimits query, PageRequest page);
}
