package org.landlord.port.in.access;

/// Where an [Operation] requires its permission.
public enum Place {
    /// On the platform. A key of one organization does not suffice.
    PLATFORM,
    /// In the whole organization that the arguments name.
    ORGANIZATION,
    /// In the whole organization that the arguments name, or on the platform if they name none.
    ORGANIZATION_OR_PLATFORM,
    /// In the project that the arguments address, or in the whole organization if they address none. A
    /// project that the caller may not see is not found.
    PROJECT,
    /// In the project that the body refers to, or in the whole organization if it refers to none. A project
    /// that the caller may not see is invalid input, like one that does not exist.
    REFERENCED_PROJECT,
    /// In the organization or in any of its projects. For resources whose project is known only once they are
    /// read: the use case then requires the permission there.
    ANY_PROJECT
}
