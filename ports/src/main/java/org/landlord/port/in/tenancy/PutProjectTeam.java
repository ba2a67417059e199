package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;

/// Grants a team access to a project, or changes its role.
///
/// @param role null for `viewer`
public record PutProjectTeam(
        OrgId orgId,
        ProjectId projectId,
        TeamId teamId,
        @Nullable Label role,
        Precondition precondition) {}
