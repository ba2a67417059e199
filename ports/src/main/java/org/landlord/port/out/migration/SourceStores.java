package org.landlord.port.out.migration;

/// Opens databases of another control plane.
public interface SourceStores {

    /// Opens a database for reading. It is never changed.
    ///
    /// @param file its path
    /// @throws org.landlord.domain.failure.InvalidInput at `file`, if there is no such file, it cannot
    ///     be read, or it is no database of that control plane
    SourceStore open(String file);
}
