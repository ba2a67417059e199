package org.landlord.port.out.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;

/// Members of teams.
public interface TeamMemberStore {

    /// Inserts or replaces the member with the same key.
    void put(TeamMember member);

    /// Deletes a member, if it exists.
    void delete(OrgId orgId, TeamId teamId, UserId userId);

    Optional<TeamMember> find(OrgId orgId, TeamId teamId, UserId userId);

    /// The teams of a user, by team id.
    List<TeamId> teamsOf(OrgId orgId, UserId userId);

    /// By user id.
    List<TeamMember> list(OrgId orgId, TeamId teamId, @Nullable UserId after, int limit);
}
