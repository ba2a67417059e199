package org.landlord.port.in.quota;

import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Crossings of the thresholds of limits. A crossing is recorded in the transaction that causes it. A
/// crossing that is caused by time, because a window moves, is recorded within a minute.
public interface QuotaEvents {

    /// Lists the matching events in the requested order.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_QUOTA_EVENTS)
    Page<QuotaEvent> list(Caller caller, ListQuotaEvents query, PageRequest page);

    /// Lists the matching events of all organizations, newest first. A page may have fewer items than requested,
    /// or none, and still have a cursor.
    @Needs(Operation.LIST_ALL_QUOTA_EVENTS)
    Page<QuotaEvent> listOfAll(Caller caller, ListAllQuotaEvents query, PageRequest page);
}
