package org.landlord.persistence.jpa.unit;

/// What a unit of work may do.
public enum AccessMode {
    /// Read one consistent state.
    READ,
    /// Read and write, alone.
    WRITE
}
