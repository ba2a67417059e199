package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;

/// Changes an organization; null leaves a field as it is.
///
/// @param orgId which one
/// @param slug its new slug
/// @param name its new name
/// @param metadata what to change of its metadata
/// @param precondition what must be stored now
public record UpdateOrganization(
        OrgId orgId, @Nullable Slug slug, @Nullable Name name, MetadataPatch metadata, Precondition precondition) {}
