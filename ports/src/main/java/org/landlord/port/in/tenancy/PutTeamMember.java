package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;

/// Makes a person a member of a team, or changes their role.
///
/// @param orgId the team's organization
/// @param teamId the team
/// @param userId the person
/// @param role what they are to it; null for `member`
/// @param precondition what must be stored now
public record PutTeamMember(
        OrgId orgId, TeamId teamId, UserId userId, @Nullable Label role, Precondition precondition) {}
