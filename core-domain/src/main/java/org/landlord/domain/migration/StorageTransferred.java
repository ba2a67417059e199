package org.landlord.domain.migration;

import java.util.List;

/// The result of a transfer between two storages.
///
/// @param source its address, without a password
/// @param target its address, without a password
/// @param rows the number of rows that this transfer has copied; fewer than all if it continued an earlier one
/// @param comparisons of everything that was copied, by this transfer and by earlier ones
public record StorageTransferred(String source, String target, long rows, List<StorageComparison> comparisons) {

    public StorageTransferred {
        comparisons = List.copyOf(comparisons);
    }

    /// True if the target has exactly what the source has.
    public boolean isEqual() {
        return comparisons.stream().allMatch(StorageComparison::isEqual);
    }
}
