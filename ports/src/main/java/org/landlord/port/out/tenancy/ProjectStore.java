package org.landlord.port.out.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;

/// Projects.
public interface ProjectStore {

    /// @throws org.landlord.domain.failure.DuplicateId for `project`, naming `projectId` or `slug`, if that is taken
    ///     in its organization
    void insert(Project project);

    /// Replaces the project with the same key, which must be there.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId for `project`, naming `slug`, if that is taken in its
    ///     organization
    void update(Project project);

    /// Removes some of what goes with a project, as much as takes about ten milliseconds, if there is more of it
    /// than a thousand rows. Of fewer it removes none: they go with the project.
    ///
    /// @return true if it has removed some: to be called again, in another unit of work
    /// @throws Conflict [#hasUsage] if a usage event names it: it cannot go
    boolean removeSomeUnder(OrgId orgId, ProjectId projectId);

    /// Removes a project, if it is there, with its grants, limits, reservations and secret references. If there may
    /// be many of those, after [#removeSomeUnder].
    ///
    /// @throws Conflict [#hasUsage] if a usage event names it
    void delete(OrgId orgId, ProjectId projectId);

    /// Why a project that usage was recorded in cannot go.
    static Conflict hasUsage(ProjectId projectId) {
        return new Conflict("project " + projectId + " has usage events and cannot be deleted");
    }

    Optional<Project> find(OrgId orgId, ProjectId projectId);

    /// By slug.
    List<Project> list(OrgId orgId, @Nullable Slug after, int limit);
}
