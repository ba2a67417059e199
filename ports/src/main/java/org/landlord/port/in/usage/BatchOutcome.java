package org.landlord.port.in.usage;

import java.util.List;

/// The result of recording a batch, which is recorded as a whole or not at all.
///
/// @param accepted the number of new events
/// @param duplicates the number of events that were recorded before or are repeated in the batch
/// @param warnings up to 10 different sentences, such as that a metric is limited in another unit
public record BatchOutcome(int accepted, int duplicates, List<String> warnings) {

    public static final int MAX_WARNINGS = 10;

    public BatchOutcome {
        warnings = warnings.stream().distinct().limit(MAX_WARNINGS).toList();
    }

    /// Without warnings.
    public BatchOutcome(int accepted, int duplicates) {
        this(accepted, duplicates, List.of());
    }
}
