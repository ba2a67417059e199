package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;

/// Makes a team.
///
/// @param orgId the organization it belongs to
/// @param teamId its id; null for one that Landlord makes
/// @param slug unique among the teams of its organization
/// @param name what people call it
public record CreateTeam(OrgId orgId, @Nullable TeamId teamId, Slug slug, Name name) {}
