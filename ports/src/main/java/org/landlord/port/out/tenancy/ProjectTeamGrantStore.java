package org.landlord.port.out.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;

/// Teams' access to projects.
public interface ProjectTeamGrantStore {

    /// Inserts or replaces the grant with the same key.
    void put(ProjectTeamGrant grant);

    /// Deletes a grant, if it exists.
    void delete(OrgId orgId, ProjectId projectId, TeamId teamId);

    Optional<ProjectTeamGrant> find(OrgId orgId, ProjectId projectId, TeamId teamId);

    /// The grants of a project, by team id.
    List<ProjectTeamGrant> listOfProject(OrgId orgId, ProjectId projectId, @Nullable TeamId after, int limit);

    /// The grants of a team, by project id.
    List<ProjectTeamGrant> listOfTeam(OrgId orgId, TeamId teamId, @Nullable ProjectId after, int limit);
}
