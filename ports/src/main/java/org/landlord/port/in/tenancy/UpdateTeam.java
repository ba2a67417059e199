package org.landlord.port.in.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;

/// Changes a team.
public record UpdateTeam(OrgId orgId, TeamId teamId, Team.Patch patch, Precondition precondition) {}
