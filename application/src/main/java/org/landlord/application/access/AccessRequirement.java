package org.landlord.application.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Scope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.access.Operation;

/// A permission that the caller must have, and where. What an [Operation] requires, for the ids of one call.
public sealed interface AccessRequirement {

    Permission permission();

    /// The scope whose storage the operation uses.
    default Scope place() {
        return switch (this) {
            case At(Permission _, Scope scope) -> scope;
            case InReferencedProject(Permission _, OrgId orgId, ProjectId projectId) -> Scope.of(orgId, projectId);
            case InAnyProject(Permission _, OrgId orgId) -> new Scope.Org(orgId);
        };
    }

    /// In one place. If the caller may not see it, it is not found.
    record At(Permission permission, Scope scope) implements AccessRequirement {}

    /// See [Place#REFERENCED_PROJECT].
    ///
    /// @param projectId null if the body refers to no project
    record InReferencedProject(
            Permission permission, OrgId orgId, @Nullable ProjectId projectId) implements AccessRequirement {}

    /// See [Place#ANY_PROJECT]. To be followed by [AccessGate#requireWhereFound].
    record InAnyProject(Permission permission, OrgId orgId) implements AccessRequirement {}

    /// Of an operation on the platform.
    static AccessRequirement of(Operation operation) {
        return of(operation, null, null);
    }

    /// Of an operation in an organization.
    ///
    /// @param orgId null only for an operation that may be on the platform
    static AccessRequirement of(Operation operation, @Nullable OrgId orgId) {
        return of(operation, orgId, null);
    }

    /// Of an operation in a project or an organization.
    ///
    /// @param orgId null only for an operation that may be on the platform
    /// @param projectId null for the whole organization
    static AccessRequirement of(Operation operation, @Nullable OrgId orgId, @Nullable ProjectId projectId) {
        Permission permission = operation.permission();
        return switch (operation.place()) {
            case PLATFORM -> new At(permission, new Scope.Platform());
            case ORGANIZATION -> new At(permission, new Scope.Org(named(orgId)));
            case ORGANIZATION_OR_PLATFORM -> new At(permission, Scope.of(orgId));
            case PROJECT -> new At(permission, Scope.of(named(orgId), projectId));
            case REFERENCED_PROJECT -> new InReferencedProject(permission, named(orgId), projectId);
            case ANY_PROJECT -> new InAnyProject(permission, named(orgId));
        };
    }

    private static OrgId named(@Nullable OrgId orgId) {
        return Objects.requireNonNull(orgId, "the operation is in an organization");
    }

    /// The same place with another permission, for arguments that require more than the operation.
    default AccessRequirement with(Permission other) {
        return switch (this) {
            case At(Permission _, Scope scope) -> new At(other, scope);
            case InReferencedProject(Permission _, OrgId orgId, ProjectId projectId) ->
                new InReferencedProject(other, orgId, projectId);
            case InAnyProject(Permission _, OrgId orgId) -> new InAnyProject(other, orgId);
        };
    }
}
