package org.landlord.port.in.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;

/// Makes a person a member of an organization, or changes their role.
///
/// @param orgId the organization
/// @param userId the person
/// @param role what they are to it
/// @param precondition what must be stored now
public record PutOrgMember(OrgId orgId, UserId userId, OrgRole role, Precondition precondition) {}
