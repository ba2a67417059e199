package org.landlord.port.in.quota;

import java.util.List;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// How full limits are.
public interface QuotaStatuses {

    /// The largest number of limits of [#fullest].
    int MAX_FULLEST = 200;

    /// The state of one limit.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or limit
    @Needs(Operation.GET_QUOTA_STATUS)
    QuotaStatus get(Caller caller, LimitKey key);

    /// Lists the states of the limits of an organization, in the order of [UsageLimits#list].
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_QUOTA_STATUS)
    Page<QuotaStatus> list(Caller caller, OrgId orgId, PageRequest page);

    /// Lists the states of the limits of one project.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_PROJECT_QUOTA_STATUS)
    Page<QuotaStatus> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page);

    /// Lists the fullest limits of all organizations: by used percentage from the highest on, then by
    /// organization, project, metric, unit and period.
    ///
    /// @param over the least percentage, from 1 to [org.landlord.domain.quota.UsageLimit#MAX_PERCENT]
    /// @param limit the largest number of results, from 1 to [#MAX_FULLEST]
    /// @throws org.landlord.domain.failure.InvalidInput naming `over` or `limit`, if it is out of range
    @Needs(Operation.LIST_FULLEST_LIMITS)
    List<QuotaStatus> fullest(Caller caller, int over, int limit);
}
