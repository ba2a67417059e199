package org.landlord.port.in.usage;

import java.util.List;

/// The outcome of recording a batch, of which all or nothing is recorded.
///
/// @param accepted how many events were recorded
/// @param duplicates how many were recorded before, or stand twice in the batch: they were not counted again
/// @param warnings up to 10 different sentences for the caller: that a metric is limited in another unit. Mostly none
public record BatchOutcome(int accepted, int duplicates, List<String> warnings) {

    /// The most warnings of one batch.
    public static final int MAX_WARNINGS = 10;

    public BatchOutcome {
        warnings = warnings.stream().distinct().limit(MAX_WARNINGS).toList();
    }

    /// Without warnings.
    public BatchOutcome(int accepted, int duplicates) {
        this(accepted, duplicates, List.of());
    }
}
