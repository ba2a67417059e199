package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;

/// Lets a team at a project, or changes its role there.
///
/// @param orgId the organization of both
/// @param projectId the project
/// @param teamId the team
/// @param role what the team is to the project; null for `viewer`
/// @param precondition what must be stored now
public record PutProjectTeam(
        OrgId orgId,
        ProjectId projectId,
        TeamId teamId,
        @Nullable Label role,
        Precondition precondition) {}
