package org.landlord.port.in.quota;

import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Which thresholds of limits usage has crossed. A crossing is recorded in the transaction that caused it;
/// one that time caused, as windows move, within a minute.
public interface QuotaEvents {

    /// The events that fit, in the order of their sequence.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_QUOTA_EVENTS)
    Page<QuotaEvent> list(Caller caller, ListQuotaEvents query, PageRequest page);
}
