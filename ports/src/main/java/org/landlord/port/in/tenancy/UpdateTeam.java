package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.TeamId;

/// Changes a team; null leaves a field as it is.
///
/// @param orgId its organization
/// @param teamId which one
/// @param slug its new slug
/// @param name its new name
/// @param precondition what must be stored now
public record UpdateTeam(
        OrgId orgId,
        TeamId teamId,
        @Nullable Slug slug,
        @Nullable Name name,
        Precondition precondition) {}
