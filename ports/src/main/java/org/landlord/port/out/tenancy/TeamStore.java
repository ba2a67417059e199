package org.landlord.port.out.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;

/// Teams.
public interface TeamStore {

    /// @throws org.landlord.domain.failure.DuplicateId for `team`, naming `teamId` or `slug`, if that is taken in its
    ///     organization
    void insert(Team team);

    /// Replaces the team with the same key, which must be there.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId for `team`, naming `slug`, if that is taken in its
    ///     organization
    void update(Team team);

    /// Removes some of what goes with a team, as much as takes about ten milliseconds, if there is more of it than a
    /// thousand rows. Of fewer it removes none: they go with the team.
    ///
    /// @return true if it has removed some: to be called again, in another unit of work
    boolean removeSomeUnder(OrgId orgId, TeamId teamId);

    /// Removes a team, if it is there, with its members and its grants. If there may be many of those, after
    /// [#removeSomeUnder].
    void delete(OrgId orgId, TeamId teamId);

    Optional<Team> find(OrgId orgId, TeamId teamId);

    /// By slug.
    List<Team> list(OrgId orgId, @Nullable Slug after, int limit);
}
