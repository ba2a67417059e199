package org.landlord.domain.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;

/// A tenant. Every other entity belongs to exactly one.
///
/// @param metadata at most 16 KiB
public record Organization(OrgId orgId, Slug slug, Name name, Metadata metadata, Instant createdAt, Instant updatedAt)
        implements Described {

    public Organization {
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// A change; null leaves a field as it is.
    public record Patch(@Nullable Slug slug, @Nullable Name name, MetadataPatch metadata) {}

    /// This organization after a change.
    ///
    /// @return this, `updatedAt` too, if the change changes nothing
    public Organization with(Patch patch, Instant now) {
        Organization changed = new Organization(
                orgId,
                patch.slug() == null ? slug : patch.slug(),
                patch.name() == null ? name : patch.name(),
                patch.metadata().applyTo(metadata),
                createdAt,
                updatedAt);
        return changed.equals(this)
                ? this
                : new Organization(orgId, changed.slug, changed.name, changed.metadata, createdAt, now);
    }

    public Version version() {
        return Version.of(orgId, slug, name, metadata, createdAt, updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields().text("slug", slug).text("name", name).metadata("metadata", metadata);
    }
}
