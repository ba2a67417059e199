package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;

/// Lists organizations; null does not filter.
///
/// @param slug the organization with this slug
/// @param namePrefix organizations whose name begins with this text, in upper or lower case
/// @param metadata organizations with this member
public record ListOrganizations(
        @Nullable Slug slug,
        @Nullable Name namePrefix,
        @Nullable MetadataMember metadata) {

    /// All organizations.
    public static ListOrganizations all() {
        return new ListOrganizations(null, null, null);
    }

    public boolean isOfAll() {
        return slug == null && namePrefix == null && metadata == null;
    }

    public boolean fits(Organization organization) {
        return (slug == null || slug.equals(organization.slug()))
                && (namePrefix == null || organization.name().startsWith(namePrefix))
                && (metadata == null || organization.metadata().has(metadata.key(), metadata.value()));
    }
}
