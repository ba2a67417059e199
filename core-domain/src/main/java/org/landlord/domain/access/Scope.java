package org.landlord.domain.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// The scope that a permission is required in.
public sealed interface Scope {

    /// The platform, outside of all organizations.
    record Platform() implements Scope {

        @Override
        public String toString() {
            return "the platform";
        }
    }

    /// A whole organization.
    ///
    /// @param orgId the organization
    record Org(OrgId orgId) implements Scope {

        @Override
        public String toString() {
            return "organization " + orgId;
        }
    }

    /// One project of an organization.
    ///
    /// @param orgId the organization
    /// @param projectId the project
    record Project(OrgId orgId, ProjectId projectId) implements Scope {

        @Override
        public String toString() {
            return "project " + projectId + " of organization " + orgId;
        }
    }

    /// @param orgId null for the platform
    static Scope of(@Nullable OrgId orgId) {
        return orgId == null ? new Platform() : new Org(orgId);
    }

    /// @param projectId null for the whole organization
    static Scope of(OrgId orgId, @Nullable ProjectId projectId) {
        return projectId == null ? new Org(orgId) : new Project(orgId, projectId);
    }
}
