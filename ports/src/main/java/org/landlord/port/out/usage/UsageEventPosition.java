package org.landlord.port.out.usage;

import java.time.Instant;
import org.landlord.domain.usage.EventId;

/// Where a list of usage events goes on.
///
/// @param observedAt the last event's
/// @param eventId the last event's
public record UsageEventPosition(Instant observedAt, EventId eventId) {}
