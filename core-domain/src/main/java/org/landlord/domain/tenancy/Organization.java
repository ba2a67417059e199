package org.landlord.domain.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A tenant. Every other entity belongs to exactly one.
///
/// @param metadata at most 16 KiB
public record Organization(OrgId orgId, Slug slug, Name name, Metadata metadata, Instant createdAt, Instant updatedAt) {

    public Organization {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// This organization with changed fields; null keeps a field.
    ///
    /// @return `this` if nothing changes: `updatedAt` changes only with another field
    public Organization with(@Nullable Slug newSlug, @Nullable Name newName, MetadataPatch patch, Instant now) {
        Organization changed = new Organization(
                orgId,
                newSlug == null ? slug : newSlug,
                newName == null ? name : newName,
                patch.applyTo(metadata),
                createdAt,
                updatedAt);
        return changed.equals(this)
                ? this
                : new Organization(orgId, changed.slug, changed.name, changed.metadata, createdAt, now);
    }

    public Version version() {
        return Version.of(orgId, slug, name, metadata, createdAt, updatedAt);
    }
}
