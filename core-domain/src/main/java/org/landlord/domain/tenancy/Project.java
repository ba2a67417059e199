package org.landlord.domain.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A project of an organization. Usage, limits and secrets can belong to one.
///
/// @param slug unique among the projects of the organization
/// @param metadata at most 16 KiB
public record Project(
        OrgId orgId,
        ProjectId projectId,
        Slug slug,
        Name name,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt) {

    public Project {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// This project with changed fields; null keeps a field.
    ///
    /// @return `this` if nothing changes: `updatedAt` changes only with another field
    public Project with(@Nullable Slug newSlug, @Nullable Name newName, MetadataPatch patch, Instant now) {
        Project changed = new Project(
                orgId,
                projectId,
                newSlug == null ? slug : newSlug,
                newName == null ? name : newName,
                patch.applyTo(metadata),
                createdAt,
                updatedAt);
        return changed.equals(this)
                ? this
                : new Project(orgId, projectId, changed.slug, changed.name, changed.metadata, createdAt, now);
    }

    public Version version() {
        return Version.of(orgId, projectId, slug, name, metadata, createdAt, updatedAt);
    }
}
