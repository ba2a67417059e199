package org.landlord.port.in.usage;

import java.util.List;
import org.landlord.domain.usage.UsageEvent;

/// The outcome of recording usage.
///
/// @param event what is stored under the event's id
/// @param duplicate true if it was stored before: then nothing was counted again
/// @param warnings sentences for the caller: that the metric is limited in another unit. Mostly none
public record RecordedUsage(UsageEvent event, boolean duplicate, List<String> warnings) {

    public RecordedUsage {
        warnings = List.copyOf(warnings);
    }

    /// Without warnings.
    public RecordedUsage(UsageEvent event, boolean duplicate) {
        this(event, duplicate, List.of());
    }
}
