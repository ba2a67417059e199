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

/// What may be used.
public interface UsageLimits {

    /// Sets a limit, or replaces the one with the same key. Audited as `usage_limit.upsert`. What the new
    /// numbers make of its thresholds is recorded: see [QuotaEvents]. The outcome warns if the metric is used
    /// or limited in another unit, and if what the command does not give was something else before.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.SET_USAGE_LIMIT)
    Upserted<UsageLimit> set(Caller caller, SetUsageLimit command);

    /// The limits of an organization: org-wide first, then by project; by metric, unit and period.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_USAGE_LIMITS)
    Page<UsageLimit> list(Caller caller, OrgId orgId, PageRequest page);

    /// The limits of one project, by metric, unit and period. It takes no more than to read in that project.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_PROJECT_USAGE_LIMITS)
    Page<UsageLimit> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page);

    /// Removes a limit. Audited as `usage_limit.delete`. Thresholds that are reached are recorded as crossed
    /// down.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or limit
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.DELETE_USAGE_LIMIT)
    void delete(Caller caller, LimitKey key, Precondition precondition);

    /// How a limit stands. An org-wide limit counts every event of the organization, one of a project that
    /// project's alone. Of a window that ends now, what is observed up to 5 minutes ahead of the clock is
    /// told apart and does not remain either: so what remains is what a hard limit lets through.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or limit: what has no
    ///     limit is not unlimited
    /// @throws org.landlord.domain.failure.InvalidInput naming `since`, if the window ends before it begins
    @Needs(Operation.CHECK_USAGE_LIMIT)
    QuotaCheck check(Caller caller, CheckUsageLimit query);
}
