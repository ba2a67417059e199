package org.landlord.domain.access;

import java.util.Collection;
import java.util.Set;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;

/// Decides whether a caller has a permission in a scope. Pure functions: the caller carries everything they
/// depend on.
public final class Permissions {

    private Permissions() {}

    /// True if the caller has the permission in the scope.
    public static boolean permits(Caller caller, Permission permission, Scope scope) {
        return switch (caller.principal()) {
            case Principal.Anonymous _ -> false;
            case Principal.Operator _ -> true;
            case Principal.KeyHolder holder ->
                reaches(holder, scope) && holder.permissions().contains(permission);
            case Principal.User user -> permits(user, permission, scope);
        };
    }

    /// True if the caller has the permission in the organization or in at least one of its projects.
    public static boolean permitsSomewhere(Caller caller, Permission permission, OrgId orgId) {
        return permits(caller, permission, new Scope.Org(orgId))
                || caller.principal() instanceof Principal.User user
                        && user.orgId().equals(orgId)
                        && user.projects().values().stream().anyMatch(roles -> grants(roles, permission));
    }

    /// True if the caller has all permissions in the scope.
    public static boolean permitsAll(Caller caller, Collection<Permission> permissions, Scope scope) {
        return permissions.stream().allMatch(permission -> permits(caller, permission, scope));
    }

    /// True if the caller may know that the organization exists. For others it is not found.
    public static boolean sees(Caller caller, OrgId orgId) {
        return switch (caller.principal()) {
            case Principal.Anonymous _ -> false;
            case Principal.Operator _ -> true;
            case Principal.KeyHolder holder -> reaches(holder, new Scope.Org(orgId));
            case Principal.User user ->
                user.orgId().equals(orgId)
                        && (user.role() != null || !user.projects().isEmpty());
        };
    }

    /// True if the caller may know that the project exists.
    public static boolean sees(Caller caller, OrgId orgId, ProjectId projectId) {
        return switch (caller.principal()) {
            // Permissions of keys apply to the whole organization, so keys see all projects; users see their own.
            case Principal.User _ -> permits(caller, Permission.PROJECT_READ, new Scope.Project(orgId, projectId));
            case Principal.Anonymous _, Principal.Operator _, Principal.KeyHolder _ -> sees(caller, orgId);
        };
    }

    private static boolean reaches(Principal.KeyHolder holder, Scope scope) {
        OrgId bound = holder.orgId();
        return bound == null
                || switch (scope) {
                    case Scope.Platform _ -> false;
                    case Scope.Org(OrgId orgId) -> bound.equals(orgId);
                    case Scope.Project(OrgId orgId, ProjectId _) -> bound.equals(orgId);
                };
    }

    private static boolean permits(Principal.User user, Permission permission, Scope scope) {
        return switch (scope) {
            case Scope.Platform _ -> false;
            case Scope.Org(OrgId orgId) -> user.orgId().equals(orgId) && permits(user, permission);
            case Scope.Project(OrgId orgId, ProjectId projectId) ->
                user.orgId().equals(orgId)
                        && (permits(user, permission)
                                || grants(user.projects().getOrDefault(projectId, Set.of()), permission));
        };
    }

    /// In the whole organization. A user with access to a project has the permissions of a member.
    private static boolean permits(Principal.User user, Permission permission) {
        OrgRole role = user.role();
        if (role == null) {
            return !user.projects().isEmpty()
                    && Roles.permissions(OrgRole.MEMBER).contains(permission);
        }
        return Roles.permissions(role).contains(permission);
    }

    private static boolean grants(Set<ProjectRole> roles, Permission permission) {
        return roles.stream().anyMatch(role -> Roles.permissions(role).contains(permission));
    }
}
