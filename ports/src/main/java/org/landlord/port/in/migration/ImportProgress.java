package org.landlord.port.in.migration;

/// Hears how far an import is.
@FunctionalInterface
public interface ImportProgress {

    /// @param rows rows read so far
    /// @param total rows of the source
    void reached(long rows, long total);
}
