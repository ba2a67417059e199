package org.landlord.port.in.usage;

import org.landlord.domain.usage.UsageEvent;

/// The outcome of recording usage.
///
/// @param event what is stored under the event's id
/// @param duplicate true if it was stored before: then nothing was counted again
public record RecordedUsage(UsageEvent event, boolean duplicate) {}
