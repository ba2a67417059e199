package org.landlord.application.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.identity.GroupMapping;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.out.Stores;

/// Reads the permissions of users who have signed in with an identity provider.
final class UserAccess {

    private UserAccess() {}

    /// The user with the current roles.
    ///
    /// @param groups of the user, which the provider's group mapping maps to teams
    /// @param groupsOverage true if the provider did not list the groups because there are too many
    static Principal.User of(
            Stores stores, IdentityProvider provider, UserId userId, List<String> groups, boolean groupsOverage) {
        OrgId orgId = provider.orgId();
        Set<TeamId> teams = new LinkedHashSet<>(stores.teamMembers().teamsOf(orgId, userId));
        teams.addAll(groupMapping(provider).teamsOf(groups));
        return new Principal.User(
                orgId,
                userId,
                stores.orgMembers().find(orgId, userId).map(OrgMember::role).orElse(null),
                projects(stores, orgId, teams),
                groupsOverage);
    }

    /// A stored provider may be older than the rules for group names: invalid mappings are ignored.
    static GroupMapping groupMapping(IdentityProvider provider) {
        return GroupMapping.ofStored(provider.metadata());
    }

    private static Map<ProjectId, Set<ProjectRole>> projects(Stores stores, OrgId orgId, Collection<TeamId> teams) {
        Map<ProjectId, Set<ProjectRole>> projects = new HashMap<>();
        for (TeamId teamId : teams) {
            for (ProjectTeamGrant grant : Grants.ofTeam(stores, orgId, teamId)) {
                ProjectRole.of(grant.role())
                        .ifPresent(role -> projects.computeIfAbsent(
                                        grant.projectId(), _ -> EnumSet.noneOf(ProjectRole.class))
                                .add(role));
            }
        }
        return projects;
    }
}
