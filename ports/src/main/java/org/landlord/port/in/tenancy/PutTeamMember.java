package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;

/// Adds a member to a team, or changes a member's role.
///
/// @param role null for `member`
public record PutTeamMember(
        OrgId orgId, TeamId teamId, UserId userId, @Nullable Label role, Precondition precondition) {}
