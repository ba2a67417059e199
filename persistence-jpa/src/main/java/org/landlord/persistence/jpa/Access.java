package org.landlord.persistence.jpa;

/// What a unit of work may do.
public enum Access {
    /// Read one consistent state.
    READ,
    /// Read and write, alone.
    WRITE
}
