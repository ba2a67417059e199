package org.landlord.domain.access;

import java.util.Collection;
import java.util.Set;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;

/// Who may do what, where. Pure functions of the caller: whatever they depend on, the caller carries.
public final class Permissions {

    private Permissions() {}

    /// True if the caller may do this there.
    public static boolean permits(Caller caller, Permission permission, Scope scope) {
        return switch (caller.principal()) {
            case Principal.Nobody _ -> false;
            case Principal.Operator _ -> true;
            case Principal.KeyHolder holder ->
                reaches(holder, scope) && holder.permissions().contains(permission);
            case Principal.User user -> permits(user, permission, scope);
        };
    }

    /// True if the caller may do this in the organization or in at least one project of it.
    public static boolean permitsSomewhere(Caller caller, Permission permission, OrgId orgId) {
        return permits(caller, permission, new Scope.Org(orgId))
                || caller.principal() instanceof Principal.User user
                        && user.orgId().equals(orgId)
                        && user.projects().values().stream().anyMatch(roles -> grants(roles, permission));
    }

    /// True if the caller may do all of these there.
    public static boolean permitsAll(Caller caller, Collection<Permission> permissions, Scope scope) {
        return permissions.stream().allMatch(permission -> permits(caller, permission, scope));
    }

    /// True if the caller may know that the organization exists. What they may not know of is to them as if it
    /// did not exist.
    public static boolean sees(Caller caller, OrgId orgId) {
        return switch (caller.principal()) {
            case Principal.Nobody _ -> false;
            case Principal.Operator _ -> true;
            case Principal.KeyHolder holder -> reaches(holder, new Scope.Org(orgId));
            case Principal.User user ->
                user.orgId().equals(orgId)
                        && (user.role() != null || !user.projects().isEmpty());
        };
    }

    /// True if the caller may know that the project exists, if it does.
    public static boolean sees(Caller caller, OrgId orgId, ProjectId projectId) {
        return switch (caller.principal()) {
            // Whoever may do something everywhere in an organization knows its projects; people see what is theirs.
            case Principal.User _ -> permits(caller, Permission.PROJECT_READ, new Scope.Project(orgId, projectId));
            case Principal.Nobody _, Principal.Operator _, Principal.KeyHolder _ -> sees(caller, orgId);
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

    /// In all of the organization. Who gets at a project of it belongs to it as a member does.
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
