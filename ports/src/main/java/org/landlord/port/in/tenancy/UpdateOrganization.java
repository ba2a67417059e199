package org.landlord.port.in.tenancy;

import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;

/// Changes an organization.
public record UpdateOrganization(OrgId orgId, Organization.Patch patch, Precondition precondition) {}
