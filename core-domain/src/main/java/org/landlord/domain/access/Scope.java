package org.landlord.domain.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Where a permission is needed.
public sealed interface Scope {

    /// Beyond any organization.
    record Platform() implements Scope {

        @Override
        public String toString() {
            return "the platform";
        }
    }

    /// In all of an organization.
    ///
    /// @param orgId the organization
    record Org(OrgId orgId) implements Scope {

        @Override
        public String toString() {
            return "organization " + orgId;
        }
    }

    /// In one project of an organization.
    ///
    /// @param orgId the organization
    /// @param projectId the project
    record Project(OrgId orgId, ProjectId projectId) implements Scope {

        @Override
        public String toString() {
            return "project " + projectId + " of organization " + orgId;
        }
    }

    /// Beyond any organization, or in all of one.
    ///
    /// @param orgId null for beyond any
    static Scope of(@Nullable OrgId orgId) {
        return orgId == null ? new Platform() : new Org(orgId);
    }

    /// In all of an organization, or in one project of it.
    ///
    /// @param projectId null for all of the organization
    static Scope of(OrgId orgId, @Nullable ProjectId projectId) {
        return projectId == null ? new Org(orgId) : new Project(orgId, projectId);
    }
}
