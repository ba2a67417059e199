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

    /// @throws org.landlord.domain.failure.DuplicateId for `project`, naming `projectId` or `slug`, if it is
    ///     taken in the organization
    void insert(Project project);

    /// Replaces the existing project with the same key.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId for `project`, naming `slug`, if it is taken in the
    ///     organization
    void update(Project project);

    /// Removes some rows that are deleted with a project, for about ten milliseconds, if there are more than
    /// a thousand. Otherwise it removes none: [#delete] does.
    ///
    /// @return true if it has removed some: to be called again, in another unit of work
    /// @throws Conflict [#hasUsage] if a usage event refers to the project
    boolean removeSomeUnder(OrgId orgId, ProjectId projectId);

    /// Deletes a project, if it exists, with its grants, limits, reservations and secret references. Call
    /// [#removeSomeUnder] before, if there may be many.
    ///
    /// @throws Conflict [#hasUsage] if a usage event refers to the project
    void delete(OrgId orgId, ProjectId projectId);

    /// The failure to delete a project with usage.
    static Conflict hasUsage(ProjectId projectId) {
        return new Conflict("project " + projectId + " has usage events and cannot be deleted");
    }

    Optional<Project> find(OrgId orgId, ProjectId projectId);

    Optional<Project> find(OrgId orgId, Slug slug);

    /// By slug.
    List<Project> list(OrgId orgId, @Nullable Slug after, int limit);
}
