package org.landlord.port.in.migration;

/// Hears how far a transfer is.
@FunctionalInterface
public interface TransferProgress {

    /// @param isComparing false while rows are copied, true while they are compared
    /// @param rows rows done so far
    /// @param total all rows
    void reached(boolean isComparing, long rows, long total);
}
