package org.landlord.domain.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A project of an organization. Usage, limits and secrets can belong to one.
///
/// @param slug unique among the projects of the organization
/// @param metadata at most 16 KiB
public record Project(
        OrgId orgId, ProjectId projectId, Slug slug, Name name, Metadata metadata, Instant createdAt, Instant updatedAt)
        implements Described {

    public Project {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// A change; null leaves a field as it is.
    public record Patch(@Nullable Slug slug, @Nullable Name name, MetadataPatch metadata) {}

    /// This project after a change.
    ///
    /// @return this, `updatedAt` too, if the change changes nothing
    public Project with(Patch patch, Instant now) {
        Project changed = new Project(
                orgId,
                projectId,
                patch.slug() == null ? slug : patch.slug(),
                patch.name() == null ? name : patch.name(),
                patch.metadata().applyTo(metadata),
                createdAt,
                updatedAt);
        return changed.equals(this)
                ? this
                : new Project(orgId, projectId, changed.slug, changed.name, changed.metadata, createdAt, now);
    }

    public Version version() {
        return Version.of(orgId, projectId, slug, name, metadata, createdAt, updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields().text("slug", slug).text("name", name).metadata("metadata", metadata);
    }
}
