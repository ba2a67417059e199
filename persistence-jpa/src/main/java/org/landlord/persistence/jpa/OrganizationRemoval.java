package org.landlord.persistence.jpa;

/// Removes the rows of an organization that is marked as deleted, in slices. Implemented by each SQL
/// adapter, which knows its tables.
public interface OrganizationRemoval {

    /// Removes a slice of rows in about ten milliseconds. Requires a write unit of work.
    ///
    /// @param orgId an organization that is marked as deleted
    /// @return false if all rows are removed, including that of the organization
    boolean removeSome(String orgId);
}
