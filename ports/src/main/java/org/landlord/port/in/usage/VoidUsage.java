package org.landlord.port.in.usage;

import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.VoidReason;

/// Reverses a usage event.
public record VoidUsage(OrgId orgId, EventId eventId, VoidReason reason) {}
