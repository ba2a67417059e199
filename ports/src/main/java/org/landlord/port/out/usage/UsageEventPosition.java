package org.landlord.port.out.usage;

import java.time.Instant;
import org.landlord.domain.usage.EventId;

/// The position of a usage event in the order of observation.
public record UsageEventPosition(Instant observedAt, EventId eventId) {}
