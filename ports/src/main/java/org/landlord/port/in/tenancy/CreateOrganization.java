package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;

/// Creates an organization.
///
/// @param orgId null to generate one
/// @param slug unique in the installation
/// @param metadata free-form
public record CreateOrganization(@Nullable OrgId orgId, Slug slug, Name name, Metadata metadata) {}
