package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;

/// Makes a project.
///
/// @param orgId the organization it belongs to
/// @param projectId its id; null for one that Landlord makes
/// @param slug unique among the projects of its organization
/// @param name what people call it
/// @param metadata the caller's own
public record CreateProject(OrgId orgId, @Nullable ProjectId projectId, Slug slug, Name name, Metadata metadata) {}
