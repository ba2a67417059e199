package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;

/// Creates a project.
///
/// @param projectId null to generate one
/// @param slug unique in the organization
/// @param metadata free-form
public record CreateProject(OrgId orgId, @Nullable ProjectId projectId, Slug slug, Name name, Metadata metadata) {}
