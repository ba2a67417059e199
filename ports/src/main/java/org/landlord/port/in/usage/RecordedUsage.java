package org.landlord.port.in.usage;

import java.util.List;
import org.landlord.domain.usage.UsageEvent;

/// The result of recording usage.
///
/// @param event as stored
/// @param duplicate true if it was recorded before; it does not count again
/// @param warnings sentences, such as that the metric is limited in another unit
public record RecordedUsage(UsageEvent event, boolean duplicate, List<String> warnings) {

    public RecordedUsage {
        warnings = List.copyOf(warnings);
    }

    /// Without warnings.
    public RecordedUsage(UsageEvent event, boolean duplicate) {
        this(event, duplicate, List.of());
    }
}
