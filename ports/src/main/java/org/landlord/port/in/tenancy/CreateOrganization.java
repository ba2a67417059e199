package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;

/// Makes an organization.
///
/// @param orgId its id; null for one that Landlord makes
/// @param slug unique in the whole store
/// @param name what people call it
/// @param metadata the caller's own
public record CreateOrganization(@Nullable OrgId orgId, Slug slug, Name name, Metadata metadata) {}
