package org.landlord.port.in.usage;

import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.VoidReason;

/// Says that a usage event should not count.
///
/// @param orgId whose event
/// @param eventId which one
/// @param reason why not
public record VoidUsage(OrgId orgId, EventId eventId, VoidReason reason) {}
