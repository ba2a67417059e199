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

    /// @throws org.landlord.domain.failure.DuplicateId for `team`, naming `teamId` or `slug`, if it is taken
    ///     in the organization
    void insert(Team team);

    /// Replaces the existing team with the same key.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId for `team`, naming `slug`, if it is taken in the
    ///     organization
    void update(Team team);

    /// Removes some rows that are deleted with a team, for about ten milliseconds, if there are more than a
    /// thousand. Otherwise it removes none: [#delete] does.
    ///
    /// @return true if it has removed some: to be called again, in another unit of work
    boolean removeSomeUnder(OrgId orgId, TeamId teamId);

    /// Deletes a team, if it exists, with its members and grants. Call [#removeSomeUnder] before, if there
    /// may be many.
    void delete(OrgId orgId, TeamId teamId);

    Optional<Team> find(OrgId orgId, TeamId teamId);

    Optional<Team> find(OrgId orgId, Slug slug);

    /// By slug.
    List<Team> list(OrgId orgId, @Nullable Slug after, int limit);
}
