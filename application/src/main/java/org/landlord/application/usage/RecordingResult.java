package org.landlord.application.usage;

import java.util.List;
import org.landlord.application.quota.LimitExceeded;
import org.landlord.port.in.usage.RecordedUsage;

/// The result of one recording in its group.
sealed interface RecordingResult {

    /// What is stored of each of its events.
    record Recorded(List<RecordedUsage> events) implements RecordingResult {}

    /// Nothing was written: a hard limit has too little left.
    record OverLimit(LimitExceeded refused) implements RecordingResult {}
}
