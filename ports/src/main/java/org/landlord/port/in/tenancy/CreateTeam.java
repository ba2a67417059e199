package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;

/// Creates a team.
///
/// @param teamId null to generate one
/// @param slug unique in the organization
public record CreateTeam(OrgId orgId, @Nullable TeamId teamId, Slug slug, Name name) {}
