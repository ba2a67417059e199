package org.landlord.application.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Scope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// What a use case needs of its caller: a permission, and where.
public sealed interface AccessRequirement {

    /// The permission.
    Permission permission();

    /// The place.
    default Scope place() {
        return switch (this) {
            case At(Permission _, Scope scope) -> scope;
            case Mentioned(Permission _, OrgId orgId, ProjectId projectId) -> Scope.of(orgId, projectId);
            case Somewhere(Permission _, OrgId orgId) -> new Scope.Org(orgId);
        };
    }

    /// In one place. What the caller may not see of it is not found.
    ///
    /// @param scope the place
    record At(Permission permission, Scope scope) implements AccessRequirement {}

    /// In the organization, or in one project of it that the caller's body names. A project that the caller may
    /// not see is as wrong there as one that does not exist.
    ///
    /// @param projectId the project; null if the body names none
    record Mentioned(
            Permission permission, OrgId orgId, @Nullable ProjectId projectId) implements AccessRequirement {}

    /// In the organization or in any project of it. For things whose project is known only when they are read:
    /// the use case has to ask again then, with [AccessGate#require].
    ///
    /// @param orgId the organization
    record Somewhere(Permission permission, OrgId orgId) implements AccessRequirement {}

    /// Beyond any organization.
    static AccessRequirement onPlatform(Permission permission) {
        return new At(permission, new Scope.Platform());
    }

    /// In all of an organization.
    static AccessRequirement in(OrgId orgId, Permission permission) {
        return new At(permission, new Scope.Org(orgId));
    }

    /// In one project, or in all of the organization.
    ///
    /// @param projectId null for all of the organization
    static AccessRequirement in(OrgId orgId, @Nullable ProjectId projectId, Permission permission) {
        return new At(permission, Scope.of(orgId, projectId));
    }

    /// See [Mentioned].
    static AccessRequirement mentioning(OrgId orgId, @Nullable ProjectId projectId, Permission permission) {
        return new Mentioned(permission, orgId, projectId);
    }

    /// See [Somewhere].
    static AccessRequirement somewhereIn(OrgId orgId, Permission permission) {
        return new Somewhere(permission, orgId);
    }
}
