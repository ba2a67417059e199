package org.landlord.port.in.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;

/// Adds a member to an organization, or changes a member's role.
public record PutOrgMember(OrgId orgId, UserId userId, OrgRole role, Precondition precondition) {}
