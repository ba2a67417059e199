package org.landlord.application.access;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.PagedIterable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.access.Roles;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.Stores;

/// Callers can grant only permissions that they have, by whatever means. Checked after the access gate, by
/// the use cases that grant permissions. Denied attempts are audited.
public final class Grants {

    private Grants() {}

    /// For a role in an organization. Removing a role requires its permissions too.
    ///
    /// @param before the role that ends; null for none
    /// @param after the role that begins; null for none
    /// @throws Forbidden if the caller lacks any of the permissions
    public static void requireOfMember(
            AccessGate gate, Caller caller, OrgId orgId, @Nullable OrgRole before, @Nullable OrgRole after) {
        if (before != null) {
            require(gate, caller, Roles.permissions(before), new Scope.Org(orgId));
        }
        if (after != null) {
            require(gate, caller, Roles.permissions(after), new Scope.Org(orgId));
        }
    }

    /// For a role in a project, and access to its organization as a member. Other role names grant nothing.
    ///
    /// @throws Forbidden if the caller lacks any of the permissions
    public static void requireOfProject(AccessGate gate, Caller caller, OrgId orgId, ProjectId projectId, Label role) {
        ProjectRole.of(role).ifPresent(known -> {
            require(gate, caller, Roles.permissions(known), new Scope.Project(orgId, projectId));
            require(gate, caller, Roles.permissions(OrgRole.MEMBER), new Scope.Org(orgId));
        });
    }

    /// For a membership in a team: all permissions that the team has in projects.
    ///
    /// @throws Forbidden if the caller lacks any of the permissions
    public static void requireOfTeam(AccessGate gate, Stores stores, Caller caller, OrgId orgId, TeamId teamId) {
        for (ProjectTeamGrant grant : ofTeam(stores, orgId, teamId)) {
            requireOfProject(gate, caller, orgId, grant.projectId(), grant.role());
        }
    }

    /// For an API key.
    ///
    /// @param orgId null for a key of the platform
    /// @throws Forbidden if the caller lacks any of the permissions
    public static void requireOfKey(AccessGate gate, Caller caller, @Nullable OrgId orgId, KeyScopes scopes) {
        List<Permission> granted = scopes.permissions().stream()
                .filter(permission ->
                        orgId == null || Permission.ofOrganizations().contains(permission))
                .toList();
        require(gate, caller, granted, Scope.of(orgId));
    }

    /// For an identity provider: a caller who sets it can sign in as any user of the organization.
    ///
    /// @throws Forbidden if the caller lacks any of the permissions of an owner
    public static void requireOfSignIn(AccessGate gate, Caller caller, OrgId orgId) {
        require(gate, caller, Roles.permissions(OrgRole.OWNER), new Scope.Org(orgId));
    }

    /// For an import into the platform, which stores roles and identity providers of any organization.
    ///
    /// @throws Forbidden if the caller lacks any permission on the platform
    public static void requireOfPlatform(AccessGate gate, Caller caller) {
        require(gate, caller, List.of(Permission.values()), new Scope.Platform());
    }

    /// The grants of a team.
    public static Iterable<ProjectTeamGrant> ofTeam(Stores stores, OrgId orgId, TeamId teamId) {
        return PagedIterable.of((after, limit) ->
                stores.projectTeamGrants().listOfTeam(orgId, teamId, after == null ? null : after.projectId(), limit));
    }

    private static void require(AccessGate gate, Caller caller, Collection<Permission> granted, Scope scope) {
        List<Permission> missing = granted.stream()
                .filter(permission -> !Permissions.permits(caller, permission, scope))
                .toList();
        if (!missing.isEmpty()) {
            gate.noteGrant(caller, missing.getFirst(), scope);
            throw new Forbidden("you cannot grant permissions that you do not have: you lack "
                    + missing.stream().map(Permission::label).collect(Collectors.joining(", ")) + " for " + scope);
        }
    }
}
