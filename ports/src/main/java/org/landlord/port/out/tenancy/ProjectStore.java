package org.landlord.port.out.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /// Removes a project, if it is there, with its grants, limits and secret references.
    ///
    /// @throws org.landlord.domain.failure.Conflict if a usage event names it
    void delete(OrgId orgId, ProjectId projectId);

    Optional<Project> find(OrgId orgId, ProjectId projectId);

    /// By slug.
    List<Project> list(OrgId orgId, @Nullable Slug after, int limit);
}
