package org.landlord.persistence.jpa.unit;

/// The access mode of a unit of work.
public enum AccessMode {
    /// Reads one consistent snapshot.
    READ,
    /// Reads and writes, without concurrent writers.
    WRITE
}
