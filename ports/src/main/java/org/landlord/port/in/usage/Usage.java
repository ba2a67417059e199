package org.landlord.port.in.usage;

import java.util.List;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// What was used. Recording is not audited: the ledger is its own record.
public interface Usage {

    /// Records one event. Recording the same event again (the same id and the same content; the instant counts only
    /// if the caller gave one) changes nothing.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.Conflict if its id was used for another event
    RecordedUsage record(Caller caller, OrgId orgId, RecordUsage command);

    /// Records many events, all or none of them.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming every `/<index>/projectId` that is not there
    /// @throws org.landlord.domain.failure.Conflict naming every index whose id was used for another event
    BatchOutcome recordBatch(Caller caller, OrgId orgId, List<RecordUsage> commands);

    /// The events that fit, by the instant of observation, then by id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    Page<UsageEvent> list(Caller caller, ListUsageEvents query, PageRequest page);

    /// Exact sums, by metric, unit, project (usage without a project first) and bucket.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `since`, if a sum is too large to represent
    Page<UsageTotal> summarize(Caller caller, SummarizeUsage query, PageRequest page);
}
