package org.landlord.persistence.jpa;

/// Removes the rows of an organization that is marked as deleted, bit by bit. Which tables there are, and how few
/// rows are few, each SQL adapter knows for itself.
public interface OrganizationRemoval {

    /// In a writing unit of work: removes some rows that nothing else names, within some ten milliseconds.
    ///
    /// @param orgId of an organization that is marked
    /// @return false if nothing is left, the organization's own row included
    boolean removeSome(String orgId);
}
